package org.vireo.webconsole;

import java.util.Optional;
import java.util.UUID;
import javax.security.auth.Subject;
import javax.servlet.http.HttpServletRequest;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Logins;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.UserId;

/**
 * Who is at the console. The container has let the user in when its session began; whether it administers the engine is asked anew with
 * each request, so that what was taken away since counts. Users of the container without an account in the engine have no business here.
 * Thread-safe.
 */
final class Visitors {
    /** Where the console keeps who logged in. Not the name in the request: with a session, any name and password would do. */
    static final String SUBJECT = "karaf.subject.runas";

    private final Accounts accounts;
    private final Logins logins;

    /** Finds an account. */
    interface Accounts {
        Optional<UserId> find(String name, String profile);
    }

    Visitors(Inventory inventory, Logins logins) {
        this(
                (name, profile) -> inventory
                        .first(Account.class, Where.equal("name", name).andEqual("profile", profile))
                        .map(Account::id),
                logins);
    }

    Visitors(Accounts accounts, Logins logins) {
        this.accounts = accounts;
        this.logins = logins;
    }

    /** An administrator of the engine; empty when it is none. */
    Optional<Caller> of(HttpServletRequest request) {
        if (!(request.getAttribute(SUBJECT) instanceof Subject subject)) {
            return Optional.empty();
        }
        return subject.getPrincipals(UserPrincipal.class).stream()
                .findFirst()
                .flatMap(principal -> account(principal.getName()))
                .flatMap(logins::user)
                .filter(Logins.User::administrator)
                .map(user ->
                        user.caller("console-" + UUID.randomUUID().toString().substring(0, 8)));
    }

    private Optional<UserId> account(String name) {
        var at = name.lastIndexOf('@');
        return at < 1 ? Optional.empty() : accounts.find(name.substring(0, at), name.substring(at + 1));
    }
}
