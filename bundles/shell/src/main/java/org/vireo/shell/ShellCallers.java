package org.vireo.shell;

import java.security.AccessController;
import java.util.List;
import java.util.UUID;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.shell.api.console.Session;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.ErrorKind;

/**
 * On whose behalf a command of the console acts. A console user who has an account in the engine acts as that account. Others act for the
 * engine when the container holds them for administrators, who could replace the engine altogether; anyone else is refused.
 */
final class ShellCallers {
    private static final String PROFILE = "internal";
    private static final String ADMINISTRATORS = "admin";

    private final Inventory inventory;

    ShellCallers(Inventory inventory) {
        this.inventory = inventory;
    }

    @SuppressWarnings("removal") // the container hands the logged-in user to commands in no other way
    Caller of(Session session) {
        return of(String.valueOf(session.get("USER")), Subject.getSubject(AccessController.getContext()));
    }

    Caller of(String user, Subject subject) {
        var correlation = "shell-" + UUID.randomUUID().toString().substring(0, 8);
        return inventory
                .first(Account.class, Where.equal("name", user).andEqual("profile", PROFILE))
                .filter(Account::enabled)
                .map(a -> new Caller(a.id(), a.name() + "@" + a.profile(), false, correlation))
                .orElseGet(() -> engine(user, subject, correlation));
    }

    private static Caller engine(String user, Subject subject, String correlation) {
        if (subject != null && administrator(subject)) {
            return Caller.engine(correlation);
        }
        throw new CommandRefused(
                ErrorKind.REFUSED,
                List.of("Console user " + user
                        + " may not act on the engine: it has no account there and not the container's role "
                        + ADMINISTRATORS + "."));
    }

    private static boolean administrator(Subject subject) {
        return subject.getPrincipals(RolePrincipal.class).stream()
                .anyMatch(r -> r.getName().equals(ADMINISTRATORS));
    }
}
