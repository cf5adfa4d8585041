package org.vireo.report.jasper;

/** Settings as they are when nobody set any. */
final class Configured {
    private Configured() {}

    static Prints prints() {
        return new Prints(Plain.class.getAnnotation(JasperConfigured.class).value());
    }

    @JasperConfigured(@JasperConfig)
    private static final class Plain {}
}
