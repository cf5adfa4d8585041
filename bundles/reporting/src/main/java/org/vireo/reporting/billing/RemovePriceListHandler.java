package org.vireo.reporting.billing;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.report.RemovePriceList;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.PriceList;
import org.vireo.model.ErrorKind;

/** Takes back prices that count for no month that is over. */
@Component(service = CommandHandler.class)
public final class RemovePriceListHandler implements CommandHandler<RemovePriceList> {
    private final Inventory inventory;
    private final Clock clock;

    @Activate
    public RemovePriceListHandler(@Reference Inventory inventory) {
        this(inventory, Clock.systemUTC());
    }

    RemovePriceListHandler(Inventory inventory, Clock clock) {
        this.inventory = inventory;
        this.clock = clock;
    }

    @Override
    public Class<RemovePriceList> command() {
        return RemovePriceList.class;
    }

    @Override
    public Permit permit(RemovePriceList command) {
        return AddPriceListHandler.PERMIT;
    }

    @Override
    public Set<LockKey> locks(RemovePriceList command) {
        return Set.of(LockKey.exclusive(AddPriceListHandler.KIND, command.id()));
    }

    @Override
    public Check check(RemovePriceList command, Caller caller) {
        var list = inventory.find(PriceList.class, command.id());
        if (list.isEmpty()) {
            return Check.refused(
                    ErrorKind.NOT_FOUND, "Cannot remove prices. There are none with the id " + command.id() + ".");
        }
        var month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        return list.get().validFrom().isBefore(month)
                ? Check.conflict("Cannot remove prices. Those of '" + list.get().name() + "' count since "
                        + list.get().validFrom() + ": months that are over keep what they had.")
                : Check.FINE;
    }

    @Override
    public String describe(RemovePriceList command) {
        return "Removing the prices " + command.id();
    }

    @Override
    public void begin(RemovePriceList command, Caller caller) {
        inventory.remove(inventory.get(PriceList.class, command.id()));
    }
}
