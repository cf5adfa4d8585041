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
import org.vireo.engine.api.storage.RemoveStorageConnection;

/** Forgets a way to storage. */
@Component(service = CommandHandler.class)
public final class RemoveStorageConnectionHandler implements CommandHandler<RemoveStorageConnection> {
    private final StorageConnections connections;

    @Activate
    public RemoveStorageConnectionHandler(@Reference StorageConnections connections) {
        this.connections = connections;
    }

    @Override
    public Class<RemoveStorageConnection> command() {
        return RemoveStorageConnection.class;
    }

    @Override
    public Permit permit(RemoveStorageConnection command) {
        return Permit.system("delete_storage_domain");
    }

    @Override
    public Set<LockKey> locks(RemoveStorageConnection command) {
        return Set.of(LockKey.exclusive("storage_connection", command.id()));
    }

    @Override
    public String describe(RemoveStorageConnection command) {
        return "Removing Storage Connection " + command.id();
    }

    @Override
    public Check check(RemoveStorageConnection command, Caller caller) {
        var users = connections.users(connections.get(command.id()));
        return users.isEmpty()
                ? Check.FINE
                : Check.conflict("Cannot remove Storage Connection. Storage Domain "
                        + users.get(0).name() + " uses it.");
    }

    @Override
    public void begin(RemoveStorageConnection command, Caller caller) {
        connections.remove(command.id());
    }
}
