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
import org.vireo.engine.api.report.AddPriceList;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.PriceList;
import org.vireo.inventory.Where;

/** Sets prices from a month on, and never for a month that is over and had others. */
@Component(service = CommandHandler.class)
public final class AddPriceListHandler implements CommandHandler<AddPriceList> {
    static final String KIND = "price_list";
    static final Permit PERMIT = Permit.system("configure_engine");

    private final Inventory inventory;
    private final Clock clock;

    @Activate
    public AddPriceListHandler(@Reference Inventory inventory) {
        this(inventory, Clock.systemUTC());
    }

    AddPriceListHandler(Inventory inventory, Clock clock) {
        this.inventory = inventory;
        this.clock = clock;
    }

    @Override
    public Class<AddPriceList> command() {
        return AddPriceList.class;
    }

    @Override
    public Permit permit(AddPriceList command) {
        return PERMIT;
    }

    @Override
    public Set<LockKey> locks(AddPriceList command) {
        return Set.of(LockKey.name(KIND, command.name()));
    }

    @Override
    public Check check(AddPriceList command, Caller caller) {
        var wrong = PriceRules.wrong(command);
        if (wrong.isPresent()) {
            return Check.invalid("Cannot set prices. " + wrong.get());
        }
        var from = YearMonth.parse(command.validFrom());
        var others = inventory.list(PriceList.class, Where.equal("name", command.name())).stream()
                .map(PriceList::validFrom)
                .toList();
        if (others.contains(from)) {
            return Check.conflict("Cannot set prices. The list '" + command.name() + "' has prices from " + from
                    + " on already; remove them first.");
        }
        var month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        if (!others.isEmpty() && from.isBefore(month)) {
            return Check.conflict("Cannot set prices. The list '" + command.name() + "' exists, so new prices begin in "
                    + month + " at the earliest: months that are over keep what they had.");
        }
        return Check.FINE;
    }

    @Override
    public String describe(AddPriceList command) {
        return "Setting the prices of " + command.name() + " from " + command.validFrom() + " on";
    }

    @Override
    public void begin(AddPriceList command, Caller caller) {
        var list = new PriceList(command.id());
        list.setName(command.name());
        list.setValidFrom(YearMonth.parse(command.validFrom()));
        list.setCurrency(command.currency());
        list.setPrices(PriceLists.write(command.prices()));
        inventory.add(list);
    }
}
