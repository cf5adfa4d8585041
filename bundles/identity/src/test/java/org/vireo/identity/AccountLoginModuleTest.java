package org.vireo.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.FailedLoginException;
import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vireo.engine.api.auth.Logins;
import org.vireo.model.Secret;
import org.vireo.model.UserId;

final class AccountLoginModuleTest {
    private final Subject subject = new Subject();
    private final TwoUsers users = new TwoUsers();

    private AccountLoginModule module(String name, String password) {
        var module = new AccountLoginModule();
        module.initialize(
                subject,
                callbacks -> {
                    for (Callback callback : callbacks) {
                        if (callback instanceof NameCallback asked) {
                            asked.setName(name);
                        } else if (callback instanceof PasswordCallback asked) {
                            asked.setPassword(password.toCharArray());
                        }
                    }
                },
                Map.of(),
                Map.of(Logins.class.getName(), users));
        return module;
    }

    @Test
    void letsAdministratorsInWithTheContainersRoles() throws Exception {
        var module = module("admin", "right");

        assertThat(module.login()).isTrue();
        assertThat(module.commit()).isTrue();

        assertThat(subject.getPrincipals())
                .extracting(Principal::getName)
                .containsExactlyInAnyOrder(
                        "admin@internal", "group", "admin", "manager", "viewer", "systembundles", "ssh");
        module.logout();
        assertThat(subject.getPrincipals()).isEmpty();
    }

    @Test
    void refusesWrongPasswordsAndOrdinaryUsers() {
        assertThatThrownBy(() -> module("admin@internal", "wrong").login())
                .isInstanceOf(FailedLoginException.class)
                .hasMessage("No.");
        assertThatThrownBy(() -> module("user@internal", "right").login())
                .isInstanceOf(FailedLoginException.class)
                .hasMessageContaining("administrators");
        assertThat(subject.getPrincipals()).isEmpty();
    }

    @Test
    void grantsNothingWithoutALogin() {
        assertThat(module("admin", "right").commit()).isFalse();
        assertThat(subject.getPrincipals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ssh, /10.1.2.3:5555, 10.1.2.3",
        "webconsole, host.example:80, host.example",
        "ssh, /[0:0:0:0:0:0:0:1]:22, [0:0:0:0:0:0:0:1]",
        "jmx, ?, ?"
    })
    void tellsWhereTheClientIs(String way, String client, String address) throws Exception {
        subject.getPrincipals().add(new ClientPrincipal(way, client));

        module("admin", "right").login();

        assertThat(users.from).isEqualTo(address);
    }

    /** Knows {@code admin@internal} and {@code user@internal}, both with the password {@code right}. */
    private static final class TwoUsers implements Logins {
        private String from = "";

        @Override
        public LoginResult login(String name, Secret password, String address) {
            from = address;
            return login(name, password);
        }

        @Override
        public LoginResult login(String name, Secret password) {
            boolean known = name.equals("admin@internal") || name.equals("user@internal");
            return known && password.reveal().equals("right")
                    ? new LoginResult.Accepted(new User(UserId.random(), name, name.startsWith("admin")))
                    : new LoginResult.Rejected("No.");
        }

        @Override
        public Token issue(UserId user) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<User> user(Secret token) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<User> user(UserId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void revoke(Secret token) {
            throw new UnsupportedOperationException();
        }
    }
}
