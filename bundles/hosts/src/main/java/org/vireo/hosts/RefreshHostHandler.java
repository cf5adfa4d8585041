package org.vireo.hosts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.center.RefreshHost;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.host.GetCapabilities;

/** Asks a host anew what it is. */
@Component(service = CommandHandler.class)
public final class RefreshHostHandler implements CommandHandler<RefreshHost> {
    private static final String TOLD = "capabilities";

    private final Inventory inventory;
    private final Events events;
    private final ObjectMapper json = ModelJson.newMapper();

    @Activate
    public RefreshHostHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<RefreshHost> command() {
        return RefreshHost.class;
    }

    @Override
    public Permit permit(RefreshHost command) {
        return Permit.on("manipulate_host", AddHostHandler.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(RefreshHost command) {
        return Set.of(LockKey.exclusive(AddHostHandler.KIND, command.id()));
    }

    @Override
    public Check check(RefreshHost command, Caller caller) {
        return Reachable.check(inventory.get(Host.class, command.id()), "refresh the capabilities of");
    }

    @Override
    public String describe(RefreshHost command) {
        return "Refreshing the capabilities of Host "
                + inventory.get(Host.class, command.id()).name();
    }

    @Override
    public List<Step> plan(RefreshHost command) {
        return List.of(new AskHost(
                "ask",
                "Asking the host what it can do",
                context -> context.put(
                        TOLD,
                        write(context.call().hosts().call(command.id(), new GetCapabilities(), context.call())))));
    }

    @Override
    public void complete(RefreshHost command, StepContext context) {
        var host = inventory.get(Host.class, command.id());
        context.get(TOLD).ifPresent(host::setCapabilities);
        events.record(
                Event.normal(606, context.caller(), "The capabilities of host " + host.name() + " were refreshed.")
                        .about(AddHostHandler.KIND, command.id()));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "what a host told cannot be written", e);
        }
    }
}
