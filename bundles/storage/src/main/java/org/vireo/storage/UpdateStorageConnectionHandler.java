package org.vireo.storage;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.storage.UpdateStorageConnection;
import org.vireo.model.StorageDomainStatus;

/** Changes a way to storage. */
@Component(service = CommandHandler.class)
public final class UpdateStorageConnectionHandler implements CommandHandler<UpdateStorageConnection> {
    private final StorageConnections connections;

    @Activate
    public UpdateStorageConnectionHandler(@Reference StorageConnections connections) {
        this.connections = connections;
    }

    @Override
    public Class<UpdateStorageConnection> command() {
        return UpdateStorageConnection.class;
    }

    @Override
    public Permit permit(UpdateStorageConnection command) {
        return Permit.system("edit_storage_domain_configuration");
    }

    @Override
    public Set<LockKey> locks(UpdateStorageConnection command) {
        return Set.of(LockKey.exclusive("storage_connection", command.id()));
    }

    @Override
    public String describe(UpdateStorageConnection command) {
        return "Editing Storage Connection " + command.id();
    }

    @Override
    public Check check(UpdateStorageConnection command, Caller caller) {
        var present = connections.get(command.id());
        for (var domain : connections.users(present)) {
            if (domain.status() != StorageDomainStatus.MAINTENANCE
                    && domain.status() != StorageDomainStatus.UNATTACHED) {
                return Check.conflict("Cannot edit Storage Connection. Storage Domain " + domain.name()
                        + " uses it and is " + domain.status().text() + ", not in maintenance.");
            }
        }
        var twin = connections.equal(present.type(), command.settings());
        return twin.filter(other -> !other.id().equals(command.id())).isPresent()
                ? Check.conflict("Cannot edit Storage Connection. There is one to the same place already.")
                : StorageConnections.form(present.type(), command.settings());
    }

    @Override
    public void begin(UpdateStorageConnection command, Caller caller) {
        connections.change(command.id(), command.settings(), command.secrets());
    }
}
