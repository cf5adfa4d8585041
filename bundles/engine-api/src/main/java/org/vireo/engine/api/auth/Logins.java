package org.vireo.engine.api.auth;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.Secret;
import org.vireo.model.UserId;

/** Logs users in and keeps their tokens. Thread-safe. Methods that check a password take a tenth of a second or more by design. */
@ProviderType
public interface Logins {
    /** Checks a password. {@code name} is {@code user@profile}. Repeated failures are slowed down. */
    LoginResult login(String name, Secret password);

    /**
     * The same, for a client whose address is known: a failure is told of by an event with it.
     *
     * @param from address of the client, for people; empty when it is not known
     */
    default LoginResult login(String name, Secret password, String from) {
        return login(name, password);
    }

    /** Makes a token for a user who has logged in. The token is kept only as a hash. */
    Token issue(UserId user);

    /**
     * The same, for a client whose address is known.
     *
     * @param from address of the client, for people; empty when it is not known
     */
    default Token issue(UserId user, String from) {
        return issue(user);
    }

    /** Who a token belongs to, prolonging it; empty when it is unknown, expired or revoked. */
    Optional<User> user(Secret token);

    /**
     * Who a token belongs to, without prolonging it: for what a client does by itself while nobody uses it. Empty when it is unknown,
     * expired or revoked.
     */
    default Optional<User> look(Secret token) {
        return user(token);
    }

    /** A user who logged in before, as it is now; empty when it may no longer be logged in. */
    Optional<User> user(UserId id);

    /** Ends a token; unknown ones are fine. */
    void revoke(Secret token);

    /**
     * A user who is logged in.
     *
     * @param id which
     * @param name {@code user@profile}
     * @param administrator whether it may do everything
     */
    record User(UserId id, String name, boolean administrator) {
        /** As the origin of a command. */
        public Caller caller(String correlationId) {
            return new Caller(id, name, administrator, correlationId);
        }
    }

    /**
     * A token.
     *
     * @param text sent by the client with each request
     * @param expires unless used before
     */
    record Token(Secret text, Instant expires) {}

    /** How a login went. */
    sealed interface LoginResult {
        /**
         * Welcome.
         *
         * @param user who
         */
        record Accepted(User user) implements LoginResult {}

        /**
         * No.
         *
         * @param reason for people; tells nothing about whether the user exists
         */
        record Rejected(String reason) implements LoginResult {}
    }
}
