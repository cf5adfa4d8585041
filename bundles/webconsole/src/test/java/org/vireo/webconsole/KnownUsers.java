package org.vireo.webconsole;

import java.util.Optional;
import java.util.Set;
import org.vireo.engine.api.auth.Logins;
import org.vireo.model.Secret;
import org.vireo.model.UserId;

/**
 * Logins that know users by their ids: anna, and everybody else as bert.
 *
 * @param anna her id
 * @param administrators of the engine; may change
 */
record KnownUsers(UserId anna, Set<UserId> administrators) implements Logins {
    @Override
    public Optional<User> user(UserId id) {
        return Optional.of(
                new User(id, id.equals(anna) ? "anna@internal" : "bert@internal", administrators.contains(id)));
    }

    @Override
    public LoginResult login(String name, Secret password) {
        throw new UnsupportedOperationException("the realm lets users in, before the console is asked");
    }

    @Override
    public Token issue(UserId user) {
        throw new UnsupportedOperationException("the console uses no tokens");
    }

    @Override
    public Optional<User> user(Secret token) {
        throw new UnsupportedOperationException("the console uses no tokens");
    }

    @Override
    public void revoke(Secret token) {
        throw new UnsupportedOperationException("the console uses no tokens");
    }
}
