package org.vireo.directory.ldap;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.vireo.spi.directory.DirectoryProvider;

/** Directories made of settings as files have them: what is not given has its default. */
public final class Configs {
    private Configs() {}

    /** A directory that is not in a container; whoever asks for it ends it. */
    public static DirectoryProvider directory(Map<String, String> settings) {
        return new LdapDirectory(of(settings));
    }

    /** Ends such a directory. */
    public static void close(DirectoryProvider directory) {
        ((LdapDirectory) directory).close();
    }

    static Config of(Map<String, String> settings) {
        return (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(), new Class<?>[] {Config.class}, (proxy, method, arguments) -> {
                    var given = settings.get(key(method.getName()));
                    return given == null ? method.getDefaultValue() : as(method.getReturnType(), given);
                });
    }

    /** As the container reads names: two underscores are one, one is a dot. */
    private static String key(String method) {
        return method.replace("__", "\u0000").replace('_', '.').replace('\u0000', '_');
    }

    private static Object as(Class<?> type, String text) {
        if (type == int.class) {
            return Integer.valueOf(text);
        }
        return type == boolean.class ? (Object) Boolean.valueOf(text) : text;
    }
}
