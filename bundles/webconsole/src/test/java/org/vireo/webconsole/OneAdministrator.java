package org.vireo.webconsole;

import java.util.Optional;
import org.vireo.engine.api.auth.Logins;
import org.vireo.model.Secret;
import org.vireo.model.UserId;

/** Logins of which every user is {@code anna@internal}, an administrator. Immutable. */
final class OneAdministrator implements Logins {
    @Override
    public Optional<User> user(UserId id) {
        return Optional.of(new User(id, "anna@internal", true));
    }

    @Override
    public LoginResult login(String name, Secret password) {
        throw new UnsupportedOperationException("the console has let users in already");
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
