package org.vireo.host.libvirt;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Makes settings with defaults for all that a test does not give. */
final class TestSettings {
    private TestSettings() {}

    static LibvirtSettings of(Map<String, Object> given) {
        return (LibvirtSettings) Proxy.newProxyInstance(
                TestSettings.class.getClassLoader(),
                new Class<?>[] {LibvirtSettings.class},
                (proxy, method, arguments) -> given.getOrDefault(key(method.getName()), method.getDefaultValue()));
    }

    /** Two underscores of a method's name are one in the configuration. */
    private static String key(String method) {
        return method.replace("__", "_");
    }
}
