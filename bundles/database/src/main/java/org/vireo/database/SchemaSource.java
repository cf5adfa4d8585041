package org.vireo.database;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Offers numbered migrations. Publish it as a service from the bundle that holds the scripts; the DataSource named
 * {@link #name()} appears when they have run, and goes away with this service. Implementations are immutable.
 */
@ConsumerType
public interface SchemaSource {

    /**
     * Name of the DataSource service, and prefix of the table in which the migrations that ran are noted.
     *
     * @return lower-case letters, digits and underscores, at most 30
     */
    String name();

    /**
     * Folder of the scripts in the bundle that publishes this service, such as {@code db/migration}. Scripts are named
     * {@code V0001__what_it_does.sql} and never change once they ran anywhere.
     *
     * @return a path without a slash at either end
     */
    String location();
}
