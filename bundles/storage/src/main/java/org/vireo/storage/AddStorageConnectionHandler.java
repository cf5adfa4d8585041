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
import org.vireo.engine.api.storage.AddStorageConnection;

/** Keeps a way to storage. */
@Component(service = CommandHandler.class)
public final class AddStorageConnectionHandler implements CommandHandler<AddStorageConnection> {
    private final StorageConnections connections;

    @Activate
    public AddStorageConnectionHandler(@Reference StorageConnections connections) {
        this.connections = connections;
    }

    @Override
    public Class<AddStorageConnection> command() {
        return AddStorageConnection.class;
    }

    @Override
    public Permit permit(AddStorageConnection command) {
        return Permit.system("create_storage_domain");
    }

    @Override
    public Set<LockKey> locks(AddStorageConnection command) {
        return Set.of(LockKey.exclusive("storage_connection", command.id()));
    }

    @Override
    public String describe(AddStorageConnection command) {
        return "Adding Storage Connection of type " + command.type();
    }

    @Override
    public Check check(AddStorageConnection command, Caller caller) {
        return connections.equal(command.type(), command.settings()).isPresent()
                ? Check.conflict("Cannot add Storage Connection. There is one to the same place already.")
                : StorageConnections.form(command.type(), command.settings());
    }

    @Override
    public void begin(AddStorageConnection command, Caller caller) {
        connections.add(command.id(), command.type(), command.settings(), command.secrets());
    }
}
