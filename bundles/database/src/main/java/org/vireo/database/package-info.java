/**
 * The engine's database: who brings a schema says so with a {@link org.vireo.database.SchemaSource}, and finds a pooled
 * {@code javax.sql.DataSource} service with {@code osgi.jndi.service.name} = the schema's name once that schema is current.
 *
 * <p>It promises that no DataSource is ever visible on a schema that is older or newer than its source knows.
 */
@Export
@Version("1.1.0")
package org.vireo.database;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
