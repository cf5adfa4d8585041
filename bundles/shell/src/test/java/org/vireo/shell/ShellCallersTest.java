package org.vireo.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.inventory.Account;
import org.vireo.model.UserId;

class ShellCallersTest {
    private final Account anna = account("anna", true);
    private final Account carl = account("carl", false);
    private final ShellCallers callers = new ShellCallers(new Accounts(List.of(anna, carl)));

    @Test
    void aConsoleUserWithAnAccountActsAsThatAccount() {
        var caller = callers.of("anna", subject("viewer"));

        assertThat(caller.user()).isEqualTo(anna.id());
        assertThat(caller.name()).isEqualTo("anna@internal");
        assertThat(caller.administrator()).isFalse();
    }

    @Test
    void anAdministratorOfTheContainerWithoutAccountActsForTheEngine() {
        assertThat(callers.of("karaf", subject("viewer", "admin")).user()).isEqualTo(Caller.ENGINE);
    }

    @Test
    void aConsoleUserWithoutAccountAndRoleIsRefused() {
        assertThatThrownBy(() -> callers.of("bert", subject("viewer")))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("bert");
        assertThatThrownBy(() -> callers.of("bert", null)).isInstanceOf(CommandRefused.class);
    }

    @Test
    void aDisabledAccountGivesNoRights() {
        assertThatThrownBy(() -> callers.of("carl", subject("viewer"))).isInstanceOf(CommandRefused.class);
    }

    private static Account account(String name, boolean enabled) {
        var account = new Account(UserId.random());
        account.setName(name);
        account.setProfile("internal");
        account.setEnabled(enabled);
        return account;
    }

    private static Subject subject(String... roles) {
        var subject = new Subject();
        for (var role : roles) {
            subject.getPrincipals().add(new RolePrincipal(role));
        }
        return subject;
    }
}
