package org.vireo.storage;

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
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.storage.UpdateStorageDomain;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.StorageDomainRole;

/** Changes the names and thresholds of a storage domain, and whether it is for backups. */
@Component(service = CommandHandler.class)
public final class UpdateStorageDomainHandler implements CommandHandler<UpdateStorageDomain> {
    private final Inventory inventory;
    private final Events events;
    private final CopiesOnly copies;

    @Activate
    public UpdateStorageDomainHandler(
            @Reference Inventory inventory, @Reference Events events, @Reference CopiesOnly copies) {
        this.inventory = inventory;
        this.events = events;
        this.copies = copies;
    }

    @Override
    public Class<UpdateStorageDomain> command() {
        return UpdateStorageDomain.class;
    }

    @Override
    public Permit permit(UpdateStorageDomain command) {
        return Permit.on("edit_storage_domain_configuration", Domains.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(UpdateStorageDomain command) {
        return Set.of(LockKey.exclusive(Domains.KIND, command.id()));
    }

    @Override
    public Check check(UpdateStorageDomain command, Caller caller) {
        var domain = inventory.get(StorageDomain.class, command.id());
        if (command.backup().orElse(false) && !domain.backup()) {
            var fits = forBackups(domain);
            if (fits instanceof Check.Refused) {
                return fits;
            }
        }
        if (command.warningLowSpacePercent().filter(p -> p < 0 || p > 100).isPresent()) {
            return Check.invalid("Low space warning must be 0 to 100 percent.");
        }
        if (command.criticalLowSpaceGiB().filter(g -> g < 0).isPresent()) {
            return Check.invalid("Critical space must be 0 GiB or more.");
        }
        return command.details()
                .name()
                .map(name -> Names.free(
                        inventory, StorageDomain.class, Where.all(), "storage domain", name, Optional.of(command.id())))
                .orElse(Check.FINE);
    }

    private Check forBackups(StorageDomain domain) {
        var attempt = "Cannot edit Storage.";
        if (domain.role() != StorageDomainRole.DATA) {
            return Check.conflict(attempt + " Only a data domain can be for backups.");
        }
        return copies.runningFrom(domain.id())
                .map(vm -> Check.conflict(attempt + " VM " + vm.name() + " runs from Storage Domain " + domain.name()
                        + ": no machine runs from one for backups."))
                .orElse(Check.FINE);
    }

    @Override
    public String describe(UpdateStorageDomain command) {
        return "Editing Storage Domain "
                + inventory.get(StorageDomain.class, command.id()).name();
    }

    @Override
    public void begin(UpdateStorageDomain command, Caller caller) {
        var domain = inventory.get(StorageDomain.class, command.id());
        command.details().applyTo(domain);
        command.warningLowSpacePercent().ifPresent(domain::setWarningLowSpacePercent);
        command.criticalLowSpaceGiB().ifPresent(domain::setCriticalLowSpaceGiB);
        command.backup().ifPresent(domain::setBackup);
        events.record(
                Event.normal(958, caller, "Storage Domain " + domain.name() + " was changed by " + caller.name() + ".")
                        .about(Domains.KIND, command.id()));
    }
}
