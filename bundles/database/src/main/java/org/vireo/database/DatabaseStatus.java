package org.vireo.database;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What can be told about the database, at any time and without secrets. Thread-safe, never blocks. */
@ProviderType
public interface DatabaseStatus {

    /** Where it stands now. */
    DatabaseState state();

    /** What stands in the way, as one sentence; empty when nothing does. */
    Optional<String> problem();

    /** Whether the engine runs the server itself. */
    boolean embedded();

    /**
     * The database as {@code psql} takes it, without the password.
     *
     * @return such as {@code postgresql://vireo@127.0.0.1:15432/vireo}
     */
    String dsn();

    /** File that holds the password and nothing else; empty when none is configured. */
    Optional<Path> passwordFile();

    /** The database for the history beside it; empty when the server is not the engine's own. */
    Optional<WarehouseAccess> warehouse();
}
