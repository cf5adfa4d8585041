package org.vireo.history;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code etc/vireo.history.cfg}; two underscores stand for one. */
@ObjectClassDefinition(name = "Vireo history")
public @interface HistoryConfig {
    @AttributeDefinition(
            description = "jdbc:postgresql://host:port/database; empty: the one that the engine's own server brings",
            required = false)
    String url() default "";

    @AttributeDefinition(description = "Role that owns the database, with url only")
    String user() default "vireo";

    @AttributeDefinition(description = "File that holds the password of that role, with url only", required = false)
    String password__file() default "";

    @AttributeDefinition(description = "Role that is to read the views, with url only; empty: none", required = false)
    String reader() default "";

    @AttributeDefinition(description = "Seconds between two samples: a divisor of 3600, at least 5")
    int interval__seconds() default 60;

    @AttributeDefinition(description = "What is kept for how long: full or basic")
    String retention() default "full";

    @AttributeDefinition(description = "Rounds of samples kept in memory while the warehouse is away, 1 to 1440")
    int spool__rounds() default 60;
}
