package org.vireo.database.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who PostgreSQL runs as. It refuses to run as root, so an engine that is root runs it as another user; an engine that
 * is not root runs it as itself.
 */
final class Account {
    private static final Duration QUICK = Duration.ofSeconds(10);
    private static final String FALLBACK = "nobody";

    private final String user;
    private final boolean switching;

    private Account(String user, boolean switching) {
        this.user = user;
        this.switching = switching;
    }

    /**
     * Picks the account: whoever owns the data already, else the wished one, else {@code nobody}.
     *
     * @param data the data directory; need not exist yet
     */
    static Account choose(Path data, String wished) {
        String self = System.getProperty("user.name");
        if (!"root".equals(self)) {
            return new Account(self, false);
        }
        try {
            if (Files.exists(data)) {
                String owner = Files.getOwner(data).getName();
                if (!"root".equals(owner)) {
                    return new Account(owner, true);
                }
            }
        } catch (IOException e) {
            throw new PostgresException("cannot see who owns " + data + ": " + e.getMessage(), e);
        }
        return new Account(exists(data, wished) ? wished : FALLBACK, true);
    }

    private static boolean exists(Path any, String user) {
        try {
            lookUp(any, user);
            return true;
        } catch (UserPrincipalNotFoundException e) {
            return false;
        } catch (IOException e) {
            throw new PostgresException("cannot look up user " + user + ": " + e.getMessage(), e);
        }
    }

    private static UserPrincipal lookUp(Path any, String user) throws IOException {
        return any.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    }

    String user() {
        return user;
    }

    /** The command as this account runs it. */
    List<String> command(List<String> command) {
        if (!switching) {
            return command;
        }
        List<String> switched = new ArrayList<>(
                List.of("setpriv", "--reuid=" + user, "--regid=" + group(), "--clear-groups", "--no-new-privs", "--"));
        switched.addAll(command);
        return switched;
    }

    private String group() {
        ProgramRun id = ProgramRun.of(List.of("id", "-g", user), QUICK);
        if (id.failed()) {
            throw new PostgresException("cannot find the group of user " + user + ": " + id.lastLine());
        }
        return id.output();
    }

    /** Creates a directory that only this account may enter. */
    void ownDirectory(Path directory) throws IOException {
        Files.createDirectories(directory);
        own(directory, "rwx------");
    }

    /** Gives a file or directory to this account. */
    void own(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, java.nio.file.attribute.PosixFilePermissions.fromString(permissions));
        if (switching) {
            Files.setOwner(path, lookUp(path, user));
        }
    }

    /** Says early, and in plain words, that a folder on the way down is closed to this account. */
    void checkReachable(Path directory) throws IOException {
        if (!switching) {
            return;
        }
        for (Path step = directory.toRealPath(); step != null; step = step.getParent()) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(step);
            boolean mine = Files.getOwner(step).getName().equals(user);
            if (!permissions.contains(PosixFilePermission.OTHERS_EXECUTE)
                    && !(mine && permissions.contains(PosixFilePermission.OWNER_EXECUTE))) {
                throw new PostgresException("PostgreSQL runs as user " + user + ", who may not enter " + step
                        + "; choose a data directory outside of it");
            }
        }
    }
}
