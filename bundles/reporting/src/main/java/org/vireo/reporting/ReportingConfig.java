package org.vireo.reporting;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code etc/vireo.reporting.cfg}; two underscores stand for one. */
@ObjectClassDefinition(name = "Reports")
public @interface ReportingConfig {
    @AttributeDefinition(
            name = "Largest attachment (MiB)",
            description = "Largest report that a mail holds, in MiB, 0 to 100; of larger ones it says where they are",
            min = "0",
            max = "100")
    int largest__attachment__mib() default 10;

    @AttributeDefinition(
            description =
                    "Address of the engine in mails, such as https://engine.example.com; empty: by the name of its machine",
            required = false)
    String url() default "";

    @AttributeDefinition(description = "Port of the engine in mails when url is empty, as https_port in vireo.web.cfg")
    int https__port() default 8443;
}
