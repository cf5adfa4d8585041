package org.vireo.database;

import java.nio.file.Path;

/**
 * The database for the history that the engine's own server brings. Holds no secret, only the files that do. Immutable.
 *
 * @param jdbcUrl address for the driver, without user and password
 * @param user role that owns it
 * @param passwordFile with the password of that role and nothing else
 * @param reader role that may connect to it and, by itself, see nothing
 * @param readerDsn the database as {@code psql} takes it, for the reader, without the password
 * @param readerPasswordFile with the password of the reader and nothing else
 */
public record WarehouseAccess(
        String jdbcUrl, String user, Path passwordFile, String reader, String readerDsn, Path readerPasswordFile) {}
