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
import org.vireo.engine.api.center.CheckHostUpgrade;
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
import org.vireo.protocol.host.CheckUpdates;

/** Asks the package manager of a host for updates. */
@Component(service = CommandHandler.class)
public final class CheckHostUpgradeHandler implements CommandHandler<CheckHostUpgrade> {
    private static final String TOLD = "updates";

    private final Inventory inventory;
    private final Events events;
    private final ObjectMapper json = ModelJson.newMapper();

    @Activate
    public CheckHostUpgradeHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<CheckHostUpgrade> command() {
        return CheckHostUpgrade.class;
    }

    @Override
    public Permit permit(CheckHostUpgrade command) {
        return Permit.on("manipulate_host", AddHostHandler.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(CheckHostUpgrade command) {
        return Set.of(LockKey.exclusive(AddHostHandler.KIND, command.id()));
    }

    @Override
    public Check check(CheckHostUpgrade command, Caller caller) {
        return Reachable.check(inventory.get(Host.class, command.id()), "look for updates of");
    }

    @Override
    public String describe(CheckHostUpgrade command) {
        return "Looking for updates of Host " + name(command);
    }

    @Override
    public List<Step> plan(CheckHostUpgrade command) {
        return List.of(new AskHost(
                "ask",
                "Asking the package manager of the host",
                context -> context.put(
                        TOLD, write(context.call().hosts().call(command.id(), new CheckUpdates(), context.call())))));
    }

    @Override
    public void begin(CheckHostUpgrade command, Caller caller) {
        tell(Event.normal(884, caller, "Looking for updates of host " + name(command) + " was begun."), command);
    }

    @Override
    public void complete(CheckHostUpgrade command, StepContext context) {
        context.get(TOLD).ifPresent(inventory.get(Host.class, command.id())::setUpdates);
        tell(
                Event.normal(885, context.caller(), "Looking for updates of host " + name(command) + " has ended."),
                command);
    }

    @Override
    public void abandon(CheckHostUpgrade command, StepContext context, String why) {
        tell(
                Event.error(839, context.caller(), "Looking for updates of host " + name(command) + " failed: " + why),
                command);
    }

    private String name(CheckHostUpgrade command) {
        return inventory.get(Host.class, command.id()).name();
    }

    private void tell(Event event, CheckHostUpgrade command) {
        events.record(event.about(AddHostHandler.KIND, command.id()));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "what a host told cannot be written", e);
        }
    }
}
