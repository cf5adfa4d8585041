package org.vireo.identity;

import java.io.IOException;
import java.security.Principal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;
import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.vireo.engine.api.auth.Logins;
import org.vireo.engine.api.auth.Logins.LoginResult;
import org.vireo.engine.api.auth.Logins.User;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;

/** Asks {@link Logins} for the container's logins; only administrators may enter. Public because the container makes it. Confined. */
public final class AccountLoginModule implements LoginModule {
    private static final List<String> ROLES = List.of("group", "admin", "manager", "viewer", "systembundles", "ssh");

    private static final Pattern ADDRESS = Pattern.compile("[^(]*\\(/?(?<address>.*?)(:\\d+)?\\)");

    private final Set<Principal> principals = new HashSet<>();
    private Subject subject;
    private CallbackHandler handler;
    private Logins logins;
    private Optional<User> user = Optional.empty();

    @Override
    public void initialize(Subject target, CallbackHandler asked, Map<String, ?> shared, Map<String, ?> options) {
        subject = target;
        handler = asked;
        logins = (Logins) options.get(Logins.class.getName());
    }

    @Override
    public boolean login() throws LoginException {
        var name = new NameCallback("User name");
        var password = new PasswordCallback("Password", false);
        ask(name, password);
        if (name.getName() == null || password.getPassword() == null) {
            throw new FailedLoginException("a user name and a password are needed");
        }
        String full = name.getName().contains("@") ? name.getName() : name.getName() + "@" + AccountName.INTERNAL;
        user = Optional.of(accepted(full, Secret.of(new String(password.getPassword()))));
        password.clearPassword();
        return true;
    }

    private void ask(NameCallback name, PasswordCallback password) throws LoginException {
        try {
            handler.handle(new Callback[] {name, password});
        } catch (IOException | UnsupportedCallbackException e) {
            throw failed("the client gives no user name and password", e);
        }
    }

    private User accepted(String name, Secret password) throws LoginException {
        LoginResult result;
        try {
            result = logins.login(name, password, from());
        } catch (VireoException e) {
            throw failed("logins do not work at the moment", e);
        }
        if (result instanceof LoginResult.Accepted accepted && accepted.user().administrator()) {
            return accepted.user();
        }
        String reason = result instanceof LoginResult.Rejected rejected
                ? rejected.reason()
                : "Only administrators may enter here.";
        throw new FailedLoginException(reason);
    }

    /** The container says where a client is, as {@code <way in>(<address>:<port>)}, some with a slash before the address. */
    private String from() {
        return subject.getPrincipals(ClientPrincipal.class).stream()
                .findFirst()
                .map(client -> ADDRESS.matcher(client.getName()))
                .filter(Matcher::matches)
                .map(client -> client.group("address"))
                .orElse("");
    }

    private static LoginException failed(String message, Exception cause) {
        return (LoginException) new LoginException(message).initCause(cause);
    }

    @Override
    public boolean commit() {
        user.ifPresent(someone -> {
            principals.add(new UserPrincipal(someone.name()));
            ROLES.forEach(role -> principals.add(new RolePrincipal(role)));
            subject.getPrincipals().addAll(principals);
        });
        return user.isPresent();
    }

    @Override
    public boolean abort() {
        return logout();
    }

    @Override
    public boolean logout() {
        subject.getPrincipals().removeAll(principals);
        principals.clear();
        user = Optional.empty();
        return true;
    }
}
