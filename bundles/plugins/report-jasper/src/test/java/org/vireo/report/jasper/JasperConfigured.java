package org.vireo.report.jasper;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Holds settings, so that a test can have them. */
@Retention(RetentionPolicy.RUNTIME)
@interface JasperConfigured {
    JasperConfig value();
}
