package org.vireo.database;

import javax.sql.DataSource;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.Bundle;

/** Brings schemas up to date that live in other databases than the engine's. A service, always there. Thread-safe. */
@ProviderType
public interface SchemaMigrations {

    /**
     * Applies what is missing of a schema. Blocks until it is done; two engines at once wait for each other, and doing it again does
     * nothing.
     *
     * @param bundle holds the scripts
     * @param source says where in it; not to be published as a service, as the engine's own database would get the schema
     * @param target unpooled, of a role that may create tables
     * @throws IllegalStateException when the database is newer than the scripts, or a script fails or was changed; with a sentence that
     *     says so
     */
    void apply(Bundle bundle, SchemaSource source, DataSource target);
}
