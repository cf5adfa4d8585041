package org.vireo.metrics.prometheus;

import java.lang.annotation.Annotation;

/** Settings as the form gives them. */
record Configs(String user, String password, String kinds, int max__series) implements Config {
    static final String PASSWORD = "correct horse battery";
    static final String ALL = "host, storage_domain, vm, host_interface, vm_disk, vm_interface";

    static Configs usual() {
        return new Configs("prometheus", PASSWORD, ALL, 100_000);
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return Config.class;
    }
}
