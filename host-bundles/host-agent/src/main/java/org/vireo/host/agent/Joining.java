package org.vireo.host.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.agent.identity.EnrolmentClient;
import org.vireo.host.agent.identity.Identity;
import org.vireo.host.agent.identity.IdentityError;
import org.vireo.host.agent.identity.IdentityStore;
import org.vireo.model.VireoException;

/** Uses up a token when there is one. Confined to the agent's thread. */
public final class Joining {
    private static final Logger LOG = LoggerFactory.getLogger(Joining.class);
    private static final int LONGEST = 4096;

    private final Optional<Path> tokenFile;
    private final EnrolmentClient client;
    private final IdentityStore store;
    private final Optional<Announcing> announcing;
    private String lastProblem = "";

    /** Without a token file and announcing there is only the identity that is known. */
    public Joining(
            Optional<Path> tokenFile, EnrolmentClient client, IdentityStore store, Optional<Announcing> announcing) {
        this.tokenFile = tokenFile;
        this.client = client;
        this.store = store;
        this.announcing = announcing;
    }

    /** Who this host is already. */
    Optional<Identity> known() {
        return store.load();
    }

    /** Gives up an identity that the engine does not take; whether this host asks for another one by itself. */
    boolean giveUp() {
        if (announcing.isPresent()) {
            store.forget();
        }
        return announcing.isPresent();
    }

    /** Tells the engine of this host, if it may, and joins once it is adopted. */
    Optional<Identity> announce() {
        try {
            var identity = announcing.flatMap(one -> one.identity(store));
            lastProblem = "";
            return identity;
        } catch (VireoException e) {
            tell(e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Joins when there is a token. The file goes when the token is used or worthless; while the engine is away it stays, so that a
     * restart of the agent tries again.
     */
    Optional<Identity> join() {
        Path file = tokenFile.orElse(null);
        if (file == null || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            String token = read(file);
            if (token.isBlank()) {
                return Optional.empty(); // whoever writes it is not done
            }
            var identity = client.enrol(token);
            Files.deleteIfExists(file);
            LOG.info("This host has joined as {}", identity.host());
            return Optional.of(identity);
        } catch (VireoException e) {
            failed(file, e);
        } catch (IOException e) {
            tell("cannot read the token file " + file + ": " + e);
        }
        return Optional.empty();
    }

    private static String read(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IOException("it is longer than " + LONGEST + " bytes");
        }
        return Files.readString(file, StandardCharsets.US_ASCII);
    }

    private void failed(Path file, VireoException problem) {
        if (problem.code() == IdentityError.ENROLMENT_REFUSED || problem.code() == IdentityError.BAD_TOKEN) {
            LOG.error("This host was not let in: {}. A new token is needed in {}", problem.getMessage(), file);
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("A worthless token stays behind in {}", file, e);
            }
        } else {
            tell(problem.getMessage());
        }
    }

    /** A problem is told once, not at every attempt. */
    private void tell(String problem) {
        if (!problem.equals(lastProblem)) {
            lastProblem = problem;
            LOG.warn("Not joined yet, trying again: {}", problem);
        }
    }
}
