package org.vireo.hostlink.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.vireo.model.VireoException;

/**
 * The way of a call to a host. Non-persistent; asked again under the same operation id while the deadline allows, when the broker is
 * away or no answer came: the host joins or answers a repeated operation, it does not repeat it.
 */
final class HostCallRoutes extends RouteBuilder {
    /** Where calls go in. */
    static final String CALL = "direct:hostlink.call-host";

    /** Header: name of the host's queue. */
    static final String QUEUE = "VireoQueue";

    /** Header: the deadline. */
    static final String DEADLINE = "VireoDeadline";

    private static final Duration SHORTEST = Duration.ofMillis(50);

    private final Clock clock;
    private final String node;
    private final Duration attempt;

    HostCallRoutes(Clock clock, String node, Duration attempt) {
        this.clock = clock;
        this.node = node;
        this.attempt = attempt;
    }

    @Override
    public void configure() {
        from(CALL)
                .routeId("hostlink.call-host")
                .onException(Exception.class)
                .retryWhile(this::mayRetry)
                .redeliveryDelay(250)
                .logStackTrace(false)
                .logExhausted(false)
                .onRedelivery(this::prepare)
                .end()
                .process(this::prepare)
                .to("jms:queue:vireo.host?deliveryPersistent=false&jmsMessageType=Text"
                        + "&replyToType=Exclusive&replyTo=vireo.reply." + node
                        + "&requestTimeout=" + attempt.toMillis());
    }

    /**
     * Before every attempt: the rest of the time is what is waited for, and the correlation is a number nobody can guess, so that no
     * other host can answer.
     */
    private void prepare(Exchange exchange) {
        Message message = exchange.getMessage();
        Duration left = left(message);
        message.setHeader("CamelJmsDestinationName", message.getHeader(QUEUE));
        message.setHeader("CamelJmsRequestTimeout", Math.max(1, Math.min(left.toMillis(), attempt.toMillis())));
        message.setHeader("JMSCorrelationID", UUID.randomUUID().toString());
    }

    private boolean mayRetry(Exchange exchange) {
        Exception problem = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        return !(problem instanceof VireoException)
                && left(exchange.getMessage()).compareTo(SHORTEST) > 0;
    }

    private Duration left(Message message) {
        return Duration.between(clock.instant(), message.getHeader(DEADLINE, Instant.class));
    }
}
