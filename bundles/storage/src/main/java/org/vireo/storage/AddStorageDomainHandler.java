package org.vireo.storage;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Names;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.storage.AddStorageDomain;
import org.vireo.engine.api.storage.NewLun;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.HostStatus;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.VireoException;
import org.vireo.spi.storage.StorageFeature;

/** Adds a storage domain: a host looks at the place, then its layout is made there, unless it is to be there already. */
@Component(service = CommandHandler.class)
public final class AddStorageDomainHandler implements CommandHandler<AddStorageDomain> {
    private static final int WARNING_PERCENT = 10;
    private static final int CRITICAL_GIB = 5;

    private final Inventory inventory;
    private final Transactions transactions;
    private final Events events;
    private final StorageBackends backends;
    private final StorageConnections connections;
    private final StorageDrivers drivers;

    @Activate
    public AddStorageDomainHandler(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference StorageBackends backends,
            @Reference StorageConnections connections,
            @Reference StorageDrivers drivers) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.events = events;
        this.backends = backends;
        this.connections = connections;
        this.drivers = drivers;
    }

    @Override
    public Class<AddStorageDomain> command() {
        return AddStorageDomain.class;
    }

    @Override
    public Permit permit(AddStorageDomain command) {
        return Permit.system("create_storage_domain");
    }

    @Override
    public Set<LockKey> locks(AddStorageDomain command) {
        var keys = new HashSet<>(Set.of(
                LockKey.name(Domains.KIND, command.details().name()),
                LockKey.exclusive(Domains.KIND, command.id()),
                LockKey.shared("host", command.host())));
        var place = NewLun.place(command.settings());
        if (!place.isEmpty()) {
            keys.add(LockKey.name("lun", place));
        }
        return keys;
    }

    @Override
    public Check check(AddStorageDomain command, Caller caller) {
        if (inventory.find(StorageDomain.class, command.id()).isPresent()) {
            return Check.conflict(
                    "Cannot add Storage. There is a Storage Domain with the id " + command.id() + " already.");
        }
        var host = inventory.get(Host.class, command.host());
        if (host.status() != HostStatus.UP) {
            return Check.conflict("Cannot add Storage. Host " + host.name() + " is not up.");
        }
        if (command.role() == StorageDomainRole.EXPORT) {
            return Check.invalid(
                    "Cannot add Storage. Export domains are not supported: a data domain with backup=true, which"
                            + " can be detached and imported elsewhere with its machines, takes their place.");
        }
        if (command.backup() && command.role() != StorageDomainRole.DATA) {
            return Check.invalid("Cannot add Storage. Only a data domain can be for backups.");
        }
        var available = backends.available(command.type());
        if (available instanceof Check.Fine) {
            backends.get(command.type()).check(SecretSettings.whole(command.settings(), command.secrets()));
        }
        return available
                .and(new DirectLuns(inventory, backends)
                        .free(command.type(), command.settings(), "Cannot add Storage."))
                .and(Names.free(
                        inventory,
                        StorageDomain.class,
                        Where.all(),
                        "storage domain",
                        command.details().name(),
                        Optional.empty()));
    }

    @Override
    public String describe(AddStorageDomain command) {
        return "Adding Storage Domain " + command.details().name();
    }

    @Override
    public void begin(AddStorageDomain command, Caller caller) {
        var backend = backends.get(command.type());
        var domain = new StorageDomain(command.id());
        command.details().applyTo(domain);
        domain.setType(command.type());
        domain.setRole(command.role());
        domain.setBackup(command.backup());
        var sound = backend.check(SecretSettings.whole(command.settings(), command.secrets()));
        SecretSettings.keep(domain, backend, sound, command.secrets().keySet());
        domain.setStatus(StorageDomainStatus.LOCKED);
        domain.setWarningLowSpacePercent(WARNING_PERCENT);
        domain.setCriticalLowSpaceGiB(CRITICAL_GIB);
        if (!backend.features().contains(StorageFeature.SHARED)) {
            domain.setHostId(Optional.of(command.host()));
        }
        inventory.add(domain);
        connections.know(domain);
    }

    @Override
    public List<Step> plan(AddStorageDomain command) {
        if (command.existing()) {
            return List.of(
                    NamedStep.quick("probe", "Looking at the place", context -> probe(command, context), context -> {}),
                    NamedStep.quick(
                            "open", "Looking at the layout", context -> format(command, context), context -> {}));
        }
        return List.of(
                NamedStep.quick("probe", "Looking at the place", context -> probe(command, context), context -> {}),
                NamedStep.quick(
                        "format",
                        "Making the layout",
                        context -> format(command, context),
                        context -> wipe(command, context)));
    }

    private StorageDomain domain(AddStorageDomain command) {
        return transactions.call(() -> inventory.get(StorageDomain.class, command.id()));
    }

    private void probe(AddStorageDomain command, StepContext context) {
        drivers.await(command.host(), command.type(), context);
        var found = backends.get(command.type()).probe(Domains.of(domain(command)), command.host(), context.call());
        var other = found.existing().filter(id -> !id.equals(command.id()));
        if (command.existing() && found.existing().isEmpty() && found.usable()) {
            throw new VireoException(
                    StorageError.UNUSABLE,
                    "there is no storage domain that could be imported, or its description is damaged");
        }
        if (other.isPresent()) {
            throw new VireoException(
                    StorageError.UNUSABLE,
                    command.existing()
                            ? "storage domain " + other.get() + " is there, not " + command.id()
                            : "storage domain " + other.get() + " is there already; import it or choose another place");
        }
        if (!found.usable()) {
            throw new VireoException(StorageError.UNUSABLE, found.problem());
        }
    }

    private void format(AddStorageDomain command, StepContext context) {
        var space = backends.get(command.type())
                .attach(Domains.of(domain(command)), command.host(), !command.existing(), context.call());
        transactions.run(() -> Spaces.keep(inventory.get(StorageDomain.class, command.id()), space));
    }

    private void wipe(AddStorageDomain command, StepContext context) {
        backends.get(command.type()).detach(Domains.of(domain(command)), command.host(), true, context.call());
    }

    @Override
    public void complete(AddStorageDomain command, StepContext context) {
        var domain = inventory.get(StorageDomain.class, command.id());
        domain.setStatus(StorageDomainStatus.UNATTACHED);
        events.record(Event.normal(
                        956,
                        context.caller(),
                        "Storage Domain " + domain.name() + " was added by "
                                + context.caller().name() + ".")
                .about(Domains.KIND, command.id()));
    }

    @Override
    public void abandon(AddStorageDomain command, StepContext context, String why) {
        inventory.find(StorageDomain.class, command.id()).ifPresent(inventory::remove);
        events.record(Event.error(
                957, context.caller(), "Storage Domain " + command.details().name() + " could not be added: " + why));
    }
}
