package org.vireo.database.postgres;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A server somebody else runs. Immutable. */
public final class GivenPostgres implements PostgresServer {
    private final ServerAccess access;

    /**
     * Checks the settings; connects to nothing.
     *
     * @param url {@code jdbc:postgresql://host:port/database?options}, with or without {@code jdbc:}
     * @param user role to log in as
     * @param passwordFile file with the password, empty when the server asks for none
     * @throws PostgresException when the address cannot be understood or carries a password
     */
    public GivenPostgres(String url, String user, Optional<Path> passwordFile) {
        String plain = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        if (!plain.startsWith("postgresql://")) {
            throw new PostgresException("url in vireo.database.cfg must read jdbc:postgresql://host:port/database");
        }
        URI uri = parsed(plain);
        boolean secret = uri.getUserInfo() != null
                || String.valueOf(uri.getQuery()).toLowerCase(Locale.ROOT).contains("password=");
        if (secret) {
            throw new PostgresException(
                    "url in vireo.database.cfg must not carry a user or password; use user= and" + " password_file=");
        }
        String dsn = plain.replaceFirst("postgresql://", "postgresql://" + user + "@");
        access = new ServerAccess("jdbc:" + plain, user, passwordFile, dsn);
    }

    private static URI parsed(String plain) {
        try {
            return URI.create(plain);
        } catch (IllegalArgumentException e) {
            throw new PostgresException("url in vireo.database.cfg cannot be understood as an address", e);
        }
    }

    @Override
    public void start() {
        // not ours to start
    }

    @Override
    public boolean running() {
        return true;
    }

    @Override
    public void stop() {
        // not ours to stop
    }

    @Override
    public ServerAccess access() {
        return access;
    }
}
