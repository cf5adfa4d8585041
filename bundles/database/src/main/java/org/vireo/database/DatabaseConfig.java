package org.vireo.database;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code etc/vireo.database.cfg}. */
@ObjectClassDefinition(name = "Vireo database")
@interface DatabaseConfig {

    @AttributeDefinition(description = "jdbc:postgresql://host:port/database; empty: the engine runs its own server")
    String url() default "";

    @AttributeDefinition(description = "Role to log in as, with url only")
    String user() default "vireo";

    @AttributeDefinition(description = "File that holds the password of that role, with url only")
    String password__file() default "";

    @AttributeDefinition(description = "Loopback port of the engine's own server")
    int port() default 15432;

    @AttributeDefinition(description = "Folder of the engine's own server; empty: postgres in the data folder")
    String directory() default "";

    @AttributeDefinition(description = "System user that runs the engine's own server when the engine is root")
    String os__user() default "vireo";

    @AttributeDefinition(description = "Largest number of connections")
    int pool__size() default 20;
}
