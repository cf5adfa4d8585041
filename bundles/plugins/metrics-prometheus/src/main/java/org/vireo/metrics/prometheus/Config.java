package org.vireo.metrics.prometheus;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code etc/vireo.metrics.prometheus.cfg}; two underscores stand for one. */
@ObjectClassDefinition(name = "Metrics for Prometheus")
public @interface Config {
    @AttributeDefinition(
            description =
                    "User that Prometheus gives with the password, where it does not give the password alone as a bearer token")
    String user() default "prometheus";

    @AttributeDefinition(
            description = "Password of that user, 16 characters or more; without one nothing is shown",
            type = AttributeType.PASSWORD,
            required = false)
    String password() default "";

    @AttributeDefinition(description = "What is shown, the most important first: kinds of objects, separated by commas")
    String kinds() default "host, storage_domain, vm, host_interface, vm_disk, vm_interface";

    @AttributeDefinition(description = "Time series shown at most, 1000 to 1000000")
    int max__series() default 100_000;
}
