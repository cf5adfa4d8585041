package org.vireo.catalog;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.catalog.DefinitionKind.Change;
import org.vireo.engine.api.catalog.SetQuotaLimit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.QuotaLimit;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.DataCenterId;
import org.vireo.model.DefinitionId;

/** Gives a quota a limit. Limits are for a data center as a whole or for parts of it, not both. */
@Component(service = CommandHandler.class)
public final class SetQuotaLimitHandler implements CommandHandler<SetQuotaLimit> {
    private final Inventory inventory;
    private final Events events;
    private final DefinitionKinds kinds;

    @Activate
    public SetQuotaLimitHandler(
            @Reference Inventory inventory, @Reference Events events, @Reference DefinitionKinds kinds) {
        this.inventory = inventory;
        this.events = events;
        this.kinds = kinds;
    }

    @Override
    public Class<SetQuotaLimit> command() {
        return SetQuotaLimit.class;
    }

    static Definition quota(Inventory inventory, DefinitionId id) {
        return DefinitionRules.get(inventory, "quota", id);
    }

    @Override
    public Permit permit(SetQuotaLimit command) {
        return kinds.get("quota")
                .permit(Change.UPDATE, quota(inventory, command.quota()).ownerId());
    }

    @Override
    public Set<LockKey> locks(SetQuotaLimit command) {
        return Set.of(LockKey.exclusive(AddDefinitionHandler.KIND, command.quota()));
    }

    @Override
    public Check check(SetQuotaLimit command, Caller caller) {
        var quota = quota(inventory, command.quota());
        if (QuotaUse.isDefault(inventory, quota)) {
            return Check.conflict("The Default quota cannot be changed.");
        }
        if (command.bytes().filter(value -> value < 0).isPresent()
                || command.vcpus().filter(value -> value < 0).isPresent()) {
            return Check.invalid("A limit may not be negative.");
        }
        return belongs(command, quota.ownerId()).and(fits(command));
    }

    private Check belongs(SetQuotaLimit command, Optional<UUID> center) {
        var clusters = command.cluster()
                .map(id -> inventory.get(Cluster.class, id).dataCenterId().map(DataCenterId::value));
        var domains = command.domain()
                .map(id -> inventory.get(StorageDomain.class, id).dataCenterId().map(DataCenterId::value));
        return clusters.or(() -> domains).map(center::equals).orElse(true)
                ? Check.FINE
                : Check.conflict("The quota belongs to another data center.");
    }

    private Check fits(SetQuotaLimit command) {
        var present = limits(inventory, command.quota(), command.storage());
        var known = knownAs(command);
        if (present.stream().anyMatch(limit -> limit.knownAs().equals(known))) {
            return Check.conflict("The quota has such a limit already.");
        }
        var whole = known.equals(command.quota().value());
        var other = present.stream()
                .anyMatch(
                        limit -> whole != limit.knownAs().equals(command.quota().value()));
        return other ? Check.conflict("A quota limits a data center as a whole or parts of it, not both.") : Check.FINE;
    }

    static java.util.List<QuotaLimit> limits(Inventory inventory, DefinitionId quota, boolean storage) {
        return inventory.list(QuotaLimit.class, Where.equal("quotaId", quota).andEqual("storage", storage));
    }

    private static UUID knownAs(SetQuotaLimit command) {
        return limit(command).knownAs();
    }

    private static QuotaLimit limit(SetQuotaLimit command) {
        return command.storage()
                ? QuotaLimit.ofStorage(command.quota(), command.domain())
                : QuotaLimit.ofCluster(command.quota(), command.cluster());
    }

    @Override
    public String describe(SetQuotaLimit command) {
        return "Limiting quota " + quota(inventory, command.quota()).name();
    }

    @Override
    public void begin(SetQuotaLimit command, Caller caller) {
        var limit = limit(command);
        limit.setBytes(command.bytes());
        limit.setVcpus(command.vcpus());
        inventory.add(limit);
        new Told(events, kinds.get("quota")).of(Change.UPDATE, quota(inventory, command.quota()), caller);
    }
}
