package org.vireo.reporting.billing;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.report.AddPriceList;
import org.vireo.engine.api.report.RemovePriceList;
import org.vireo.inventory.Account;
import org.vireo.inventory.Permission;
import org.vireo.inventory.PriceList;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.RoleId;
import org.vireo.model.UserId;

/** Price lists and owners in a real database, set as commands set them. */
public final class Billed {
    private static final Caller CALLER = new Caller(new UserId(UUID.randomUUID()), "ann@internal", true, "test");

    private final TestStore store;
    private final AddPriceListHandler adding;
    private final RemovePriceListHandler removing;

    public Billed(TestStore store, Clock clock) {
        this.store = store;
        adding = new AddPriceListHandler(store.inventory(), clock);
        removing = new RemovePriceListHandler(store.inventory(), clock);
    }

    public BillingReports reports() {
        return new BillingReports(prices(), new Owners(store.inventory(), store.transactions()));
    }

    public PriceLists prices() {
        return new PriceLists(store.inventory(), store.transactions());
    }

    /** What the check said; it was added when that was fine. */
    public String add(AddPriceList command) {
        var check = store.transactions().read(() -> adding.check(command, CALLER));
        if (check == Check.FINE) {
            store.transactions().run(() -> adding.begin(command, CALLER));
        }
        return check.toString();
    }

    public String remove(String name, String month) {
        var id = store.transactions()
                .read(() -> store.inventory().list(PriceList.class, Where.equal("name", name)).stream()
                        .filter(list -> list.validFrom().equals(YearMonth.parse(month)))
                        .findFirst()
                        .orElseThrow()
                        .id());
        var command = new RemovePriceList(id);
        var check = store.transactions().read(() -> removing.check(command, CALLER));
        if (check == Check.FINE) {
            store.transactions().run(() -> removing.begin(command, CALLER));
        }
        return check.toString();
    }

    public void own(UUID vm, String name, RoleId role) {
        store.transactions().run(() -> {
            var account = new Account(new UserId(UUID.randomUUID()));
            account.setName(name);
            account.setProfile("internal");
            account.setDomain("internal");
            store.inventory().add(account);
            var permission = new Permission(UUID.randomUUID());
            permission.setRoleId(role);
            permission.setAccountId(Optional.of(account.id()));
            permission.setObjectKind("vm");
            permission.setObjectId(vm);
            permission.setCreated(Clock.systemUTC().instant());
            store.inventory().add(permission);
        });
    }
}
