package org.vireo.hostlink.contexts;

import org.apache.camel.builder.RouteBuilder;

/** Routes of a plugin, loaded by a class loader of their own. */
public final class PluginRoutes extends RouteBuilder {
    @Override
    public void configure() {
        from("direct:plugin")
                .routeId("plugin.say")
                .process(exchange -> exchange.getMessage()
                        .setBody("plugin says " + exchange.getMessage().getBody(String.class)));
    }
}
