package org.vireo.directory.ldap;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as the container makes them: what is not given has its default. */
final class Configs {
    private Configs() {}

    static Config of(Map<String, Object> values) {
        return (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
