package org.vireo.identity;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.UserSessions;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.AccessToken;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.inventory.Where.Comparison;
import org.vireo.model.ErrorKind;
import org.vireo.model.Secret;

/** The sessions of the inventory: each token is one. Thread-safe. */
@Component(service = UserSessions.class)
public final class KeptSessions implements UserSessions {
    private static final Permit PERMIT = Permit.system("manipulate_users");
    private static final int LOGGED_OUT = 31;
    private static final int MOST = 5000;

    private final Transactions transactions;
    private final Inventory inventory;
    private final Authorizer authorizer;
    private final Events events;
    private final Clock clock;

    @Activate
    public KeptSessions(
            @Reference Transactions transactions,
            @Reference Inventory inventory,
            @Reference Authorizer authorizer,
            @Reference Events events) {
        this(transactions, inventory, authorizer, events, Clock.systemUTC());
    }

    KeptSessions(Transactions transactions, Inventory inventory, Authorizer authorizer, Events events, Clock clock) {
        this.transactions = transactions;
        this.inventory = inventory;
        this.authorizer = authorizer;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<UserSession> list(Caller caller) {
        var all = authorizer.allowed(caller, PERMIT);
        return transactions.read(() -> {
            var whose =
                    all ? Where.all() : Where.equal("accountId", caller.user().value());
            var alive = whose.and("expires", Comparison.GREATER, clock.instant())
                    .order("lastUsed", true)
                    .limit(MOST);
            return inventory.list(AccessToken.class, alive).stream()
                    .map(token -> new UserSession(
                            token.id(),
                            token.accountId(),
                            token.from(),
                            token.issued(),
                            token.lastUsed(),
                            token.expires()))
                    .toList();
        });
    }

    @Override
    public Optional<UUID> of(Secret token) {
        return transactions.read(() -> inventory
                .first(AccessToken.class, Where.equal("hash", Tokens.hash(token)))
                .filter(found -> found.expires().isAfter(clock.instant()))
                .map(AccessToken::id));
    }

    @Override
    public void end(UUID session, Caller caller) {
        var all = authorizer.allowed(caller, PERMIT);
        transactions.run(() -> {
            var token = inventory
                    .first(AccessToken.class, Where.equal("id", session))
                    .filter(found -> all || found.accountId().equals(caller.user()))
                    .orElseThrow(() -> new CommandRefused(
                            ErrorKind.NOT_FOUND, List.of("There is no session " + session + " that you may end.")));
            inventory.remove(token);
            var account = inventory.get(Account.class, token.accountId());
            var name = new AccountName(account.name(), account.profile()).text();
            events.record(Event.normal(
                            LOGGED_OUT, caller, "A session of user " + name + " was ended by " + caller.name() + ".")
                    .about("user", token.accountId()));
        });
    }
}
