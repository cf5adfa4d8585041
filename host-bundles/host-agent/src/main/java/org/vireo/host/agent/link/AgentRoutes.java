package org.vireo.host.agent.link;

import org.apache.camel.AsyncProcessor;
import org.apache.camel.builder.RouteBuilder;
import org.vireo.model.HostId;

/**
 * The way of requests to this host. A message counts as taken when it is handed over; one that is lost with the agent is asked again by
 * the engine. No consumer waits for a handler, so a long request does not hold those that were fetched behind it.
 */
final class AgentRoutes extends RouteBuilder {
    /** Where reports go that must arrive. */
    static final String DURABLE_REPORTS = "jms:queue:vireo.engine.reports?deliveryPersistent=true";

    /** Where reports go that are worthless a minute later. */
    static final String PASSING_REPORTS =
            "jms:queue:vireo.engine.reports?deliveryPersistent=false&explicitQosEnabled=true&timeToLive=60000";

    private final HostId host;
    private final AsyncProcessor requests;

    AgentRoutes(HostId host, AsyncProcessor requests) {
        this.host = host;
        this.requests = requests;
    }

    @Override
    public void configure() {
        from("jms:queue:vireo.host." + host + "?concurrentConsumers=1&asyncConsumer=true")
                .routeId("host-agent.take-requests")
                .process(requests);
    }
}
