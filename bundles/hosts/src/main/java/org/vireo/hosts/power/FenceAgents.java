package org.vireo.hosts.power;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.plugin.PluginGuard;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.spi.fence.FenceAgent;

/** The fence agents that are installed now. Thread-safe. */
@Component(service = FenceAgents.class)
public final class FenceAgents {
    private static final Logger LOG = LoggerFactory.getLogger(FenceAgents.class);

    private final List<FenceAgent> agents = new CopyOnWriteArrayList<>();
    private final PluginGuard guard;

    /** Hands out agents behind the guard only. */
    @Activate
    public FenceAgents(@Reference PluginGuard guard) {
        this.guard = guard;
    }

    /** Used by the service registry when an agent appears. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "remove")
    public void add(FenceAgent agent) {
        agents.add(guard.guard(FenceAgent.class, agent));
    }

    /** Used by the service registry when an agent goes. */
    public void remove(FenceAgent agent) {
        agents.remove(guard.guard(FenceAgent.class, agent));
    }

    /** The agent that knows a type; throws {@code PLUGIN_UNAVAILABLE} when none does. One that cannot be asked keeps no other away. */
    FenceAgent get(String type) {
        var silent = new ArrayList<String>();
        for (var agent : agents) {
            try {
                if (agent.types().contains(type)) {
                    return agent;
                }
            } catch (RuntimeException e) {
                LOG.debug("A fence agent could not be asked for its types", e);
                silent.add(e.getMessage());
            }
        }
        throw new VireoException(
                ModelError.PLUGIN_UNAVAILABLE,
                "no fence agent of type '" + type + "' is installed"
                        + (silent.isEmpty() ? "" : "; of those that are, some could not be asked: " + silent));
    }
}
