package org.vireo.database;

import java.nio.file.Path;
import java.util.Optional;
import org.vireo.database.postgres.EmbeddedPostgres;
import org.vireo.database.postgres.GivenPostgres;
import org.vireo.database.postgres.PostgresServer;

/** Reads the settings as a server. */
final class Servers {

    private Servers() {}

    static PostgresServer from(DatabaseConfig config, String dataFolder) {
        if (config.pool__size() < 1) {
            throw new IllegalArgumentException(
                    "pool_size in vireo.database.cfg must be at least 1, not " + config.pool__size());
        }
        if (!config.url().isBlank()) {
            Optional<Path> passwordFile = Optional.of(config.password__file())
                    .filter(text -> !text.isBlank())
                    .map(Path::of);
            return new GivenPostgres(config.url().strip(), config.user(), passwordFile);
        }
        Path directory = config.directory().isBlank() ? Path.of(dataFolder, "postgres") : Path.of(config.directory());
        return new EmbeddedPostgres(directory, config.port(), config.os__user());
    }

    static Optional<WarehouseAccess> warehouse(PostgresServer server) {
        if (!(server instanceof EmbeddedPostgres own)) {
            return Optional.empty();
        }
        var owner = own.warehouse();
        var reader = own.warehouseReader();
        return Optional.of(new WarehouseAccess(
                owner.jdbcUrl(),
                owner.user(),
                owner.passwordFile().orElseThrow(),
                reader.user(),
                reader.dsn(),
                reader.passwordFile().orElseThrow()));
    }
}
