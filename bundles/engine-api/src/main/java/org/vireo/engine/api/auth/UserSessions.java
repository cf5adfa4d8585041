package org.vireo.engine.api.auth;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.Secret;
import org.vireo.model.UserId;

/** Who is logged in with a token, and since when. Thread-safe. */
@ProviderType
public interface UserSessions {
    /**
     * Somebody who is logged in.
     *
     * @param id of the session; not the token
     * @param user who
     * @param from address that it was begun from; empty when it is not known
     * @param begun when
     * @param lastUsed when its token was last shown, to a minute
     * @param expires when it ends unless it is used before
     */
    record UserSession(UUID id, UserId user, String from, Instant begun, Instant lastUsed, Instant expires) {}

    /**
     * The sessions that have not expired, those used last first: the caller's own, or everybody's to callers with the permit
     * {@code manipulate_users} on the system; 5000 at most.
     */
    List<UserSession> list(Caller caller);

    /** Which session a token is of; none when it is unknown or has expired. */
    Optional<UUID> of(Secret token);

    /**
     * Ends a session: its token is void at once. An event tells of it.
     *
     * @throws org.vireo.engine.api.command.CommandRefused when there is none that the caller may end
     */
    void end(UUID session, Caller caller);
}
