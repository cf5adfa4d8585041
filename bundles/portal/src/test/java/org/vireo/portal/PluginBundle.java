package org.vireo.portal;

import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/** A bundle whose files lie in a folder; it knows only what the portal asks bundles for. */
record PluginBundle(String name, String version, long modified, Path folder) {
    Bundle bundle() {
        return (Bundle) Proxy.newProxyInstance(
                PluginBundle.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, arguments) -> answer(proxy, method.getName(), arguments));
    }

    private Object answer(Object proxy, String method, Object... arguments) throws MalformedURLException {
        return switch (method) {
            case "getSymbolicName" -> name;
            case "getVersion" -> Version.parseVersion(version);
            case "getLastModified" -> modified;
            case "getHeaders" -> headers();
            case "getEntry" -> entry((String) arguments[0]).orElse(null);
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> name.hashCode();
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private static Dictionary<String, String> headers() {
        return new Hashtable<>(Map.of(PortalFolder.HEADER, "/web/"));
    }

    private Optional<URL> entry(String path) throws MalformedURLException {
        var file = folder.resolve(path);
        return path.endsWith("/") ? directory(file) : Files.exists(file) ? Optional.of(url(file)) : Optional.empty();
    }

    private static Optional<URL> directory(Path file) throws MalformedURLException {
        return Files.isDirectory(file) ? Optional.of(url(file)) : Optional.empty();
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }
}
