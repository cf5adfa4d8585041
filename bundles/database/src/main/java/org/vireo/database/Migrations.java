package org.vireo.database;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ClassProvider;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a schema to the newest version its scripts know. Blocks; two engines at once wait for each other. */
final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    /**
     * Applies what is missing.
     *
     * @throws SchemaRefusedException when the database is newer than the scripts, or a script fails or was changed
     */
    static void apply(Schema schema, DataSource database) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Flyway finds its own parts through the context class loader
        thread.setContextClassLoader(Flyway.class.getClassLoader());
        try {
            migrate(schema, flyway(schema, database));
        } catch (FlywayException e) {
            throw new SchemaRefusedException(
                    "the schema " + schema.name() + " could not be migrated: " + firstLines(e.getMessage()), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Flyway flyway(Schema schema, DataSource database) {
        ClassProvider<JavaMigration> none = List::of;
        return Flyway.configure(Flyway.class.getClassLoader())
                .loggers("slf4j")
                .dataSource(database)
                .table(schema.name() + "_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .resourceProvider(new ScriptResources(schema.scripts()))
                .javaMigrationClassProvider(none)
                .load();
    }

    private static void migrate(Schema schema, Flyway flyway) {
        refuseNewer(schema, flyway.info().all());
        MigrateResult result = flyway.migrate();
        if (result.migrationsExecuted > 0) {
            LOG.info(
                    "Schema {} migrated to version {} by {} scripts",
                    schema.name(),
                    result.targetSchemaVersion,
                    result.migrationsExecuted);
        }
    }

    private static void refuseNewer(Schema schema, MigrationInfo[] migrations) {
        Optional<MigrationInfo> newest = Arrays.stream(migrations)
                .filter(one -> one.getState() == MigrationState.FUTURE_SUCCESS
                        || one.getState() == MigrationState.FUTURE_FAILED)
                .reduce((first, second) -> second);
        if (newest.isPresent()) {
            String known = Arrays.stream(migrations)
                    .filter(one -> one.getState().isResolved() && one.getVersion() != null)
                    .reduce((first, second) -> second)
                    .map(one -> one.getVersion().toString())
                    .orElse("none");
            throw new SchemaRefusedException("the database holds version "
                    + newest.get().getVersion() + " of schema " + schema.name()
                    + ", but this engine knows it only up to"
                    + " version " + known + ": start the engine that wrote it, or restore a backup");
        }
    }

    private static String firstLines(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.matches("-+"))
                .limit(4)
                .reduce((first, second) -> first + "; " + second)
                .orElse("no reason given");
    }
}
