package org.vireo.hostlink.report;

import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of reports from the durable queue. One consumer keeps the order; the message is acknowledged when the route is through. A
 * report its receivers refuse is tried some times, up to five seconds apart, then it goes to the dead letters.
 */
public final class ReportRoutes extends RouteBuilder {
    /** Its route. It starts when there is someone to receive reports. */
    public static final String ROUTE = "hostlink.take-reports";

    private static final Logger LOG = LoggerFactory.getLogger(ReportRoutes.class);
    private static final String QUEUE = "vireo.engine.reports";

    private final ReportIntake intake;
    private final int attempts;

    /** For {@code attempts} at each report, at least one. */
    public ReportRoutes(ReportIntake intake, int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException("report_attempts of vireo.hostlink must be at least 1, not " + attempts);
        }
        this.intake = intake;
        this.attempts = attempts;
    }

    @Override
    public void configure() {
        from("jms:queue:" + QUEUE + "?transacted=true&lazyCreateTransactionManager=false&concurrentConsumers=1"
                        + "&acceptMessagesWhileStopping=false")
                .routeId(ROUTE)
                .autoStartup(false)
                .onException(Exception.class)
                .maximumRedeliveries(attempts - 1)
                .redeliveryDelay(100)
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .maximumRedeliveryDelay(5000)
                .retryAttemptedLogLevel(LoggingLevel.WARN)
                .logExhausted(false)
                .handled(true)
                .process(ReportRoutes::giveUp)
                .to("jms:queue:" + QUEUE + ".dead?deliveryPersistent=true")
                .end()
                .process(intake::take);
    }

    private static void giveUp(Exchange exchange) {
        LOG.error(
                "A report goes to {}.dead, as its receivers refused it: {}",
                QUEUE,
                exchange.getMessage().getBody(String.class),
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }
}
