package org.vireo.history;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.vireo.database.WarehouseAccess;

/**
 * Settings that were checked. Immutable.
 *
 * @param place where the warehouse is; empty when none was named and the engine has no server of its own
 * @param interval between two samples
 * @param retention what is kept for how long
 * @param spool how many rounds wait for a warehouse that is away
 */
record HistorySettings(Optional<Place> place, Duration interval, Retention retention, int spool) {
    private static final int HOUR = 3600;
    private static final int SHORTEST = 5;
    private static final int LARGEST_SPOOL = 1440;

    /**
     * A database and who may do what in it. Holds no secret.
     *
     * @param url for the driver
     * @param user that owns it
     * @param passwordFile of that user
     * @param reader that may read the views
     * @param readerPasswordFile of that role, when the engine is to connect as it
     * @param dsn as {@code psql} takes it, for the reader when there is one
     */
    record Place(
            String url,
            String user,
            Optional<Path> passwordFile,
            Optional<String> reader,
            Optional<Path> readerPasswordFile,
            String dsn) {}

    static HistorySettings of(HistoryConfig config, Optional<WarehouseAccess> own) {
        var seconds = config.interval__seconds();
        if (seconds < SHORTEST || HOUR % seconds != 0) {
            throw new IllegalArgumentException("interval_seconds in vireo.history.cfg must divide " + HOUR
                    + " and be at least " + SHORTEST + ", not " + seconds);
        }
        var spool = config.spool__rounds();
        if (spool < 1 || spool > LARGEST_SPOOL) {
            throw new IllegalArgumentException(
                    "spool_rounds in vireo.history.cfg must be 1 to " + LARGEST_SPOOL + ", not " + spool);
        }
        var place = config.url().isBlank() ? own.map(HistorySettings::own) : Optional.of(given(config));
        return new HistorySettings(place, Duration.ofSeconds(seconds), Retention.named(config.retention()), spool);
    }

    private static Place own(WarehouseAccess access) {
        return new Place(
                access.jdbcUrl(),
                access.user(),
                Optional.of(access.passwordFile()),
                Optional.of(access.reader()),
                Optional.of(access.readerPasswordFile()),
                access.readerDsn());
    }

    private static Place given(HistoryConfig config) {
        var url = config.url().strip();
        if (!url.startsWith("jdbc:postgresql://") || url.indexOf('@') >= 0 || url.contains("password")) {
            throw new IllegalArgumentException("url in vireo.history.cfg must be one such as"
                    + " jdbc:postgresql://db.example.org:5432/vireo_history, without a user and a password");
        }
        var reader = Optional.of(config.reader().strip()).filter(name -> !name.isEmpty());
        var dsn = url.substring("jdbc:".length())
                .replaceFirst("postgresql://", "postgresql://" + reader.orElse(config.user()) + "@");
        var file = Optional.of(config.password__file().strip())
                .filter(name -> !name.isEmpty())
                .map(Path::of);
        return new Place(url, config.user(), file, reader, Optional.empty(), dsn);
    }
}
