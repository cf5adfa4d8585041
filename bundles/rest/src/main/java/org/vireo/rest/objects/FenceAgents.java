package org.vireo.rest.objects;

import org.vireo.inventory.Definition;
import org.vireo.inventory.Host;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Collection;
import org.vireo.rest.types.Agent;

/** Devices that could switch a host off and on. */
final class FenceAgents {
    static final String KIND = "fence_agent";

    private FenceAgents() {}

    static Collection<Definition, Agent> made(Beans beans) {
        return new DefinedCollection<>(beans, "fenceagents", Agent.class, KIND)
                .within(context -> context.owner(Host.class).id().value())
                .shown((agent, definition, context) -> {
                    agent.setName(null);
                    agent.setHost(context.refer(
                            new org.vireo.rest.types.Host(),
                            "hosts",
                            definition.ownerId().orElseThrow()));
                })
                .owned("host")
                .builder()
                .required("type", "address")
                .build();
    }
}
