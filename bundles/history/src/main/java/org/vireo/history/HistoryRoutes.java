package org.vireo.history;

import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the history is made: samples at each full interval, roll-ups a little after it, and once an hour what is old is forgotten. What
 * fails is tried again the next time.
 */
@Component(service = RoutesBuilder.class)
public final class HistoryRoutes extends RouteBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryRoutes.class);
    private static final long AFTERWARDS_MILLIS = 3000;
    private static final long HOUR_MILLIS = 3_600_000;

    private final History history;

    @Activate
    public HistoryRoutes(@Reference History history) {
        this.history = history;
    }

    @Override
    public void configure() {
        onException(Exception.class)
                .handled(true)
                .logHandled(false)
                .process(exchange -> LOG.warn(
                        "{} failed and is tried again: {}",
                        exchange.getFromRouteId(),
                        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)
                                .getMessage()));
        var next = history.untilNext().toMillis();
        var every = history.interval().toMillis();
        from(timer("collect-samples", next, every))
                .routeId("history.collect-samples")
                .process(exchange -> history.collect());
        from(timer("roll-up", next + AFTERWARDS_MILLIS, every))
                .routeId("history.roll-up")
                .process(exchange -> history.rollUp());
        from(timer("forget", next + 2 * AFTERWARDS_MILLIS, HOUR_MILLIS))
                .routeId("history.forget")
                .process(exchange -> history.forget());
    }

    private static String timer(String name, long delay, long period) {
        return "timer:history." + name + "?fixedRate=true&delay=" + delay + "&period=" + period;
    }
}
