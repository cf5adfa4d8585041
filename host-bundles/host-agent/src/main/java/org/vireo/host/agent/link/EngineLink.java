package org.vireo.host.agent.link;

import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.jms.JmsMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.agent.identity.Identity;
import org.vireo.host.agent.operations.OperationDesk;
import org.vireo.host.agent.reports.AgentReports;
import org.vireo.model.HostId;
import org.vireo.tp.camel.BrokerLink;
import org.vireo.tp.camel.LinkListener;
import org.vireo.tp.camel.LinkStores;

/** The connection of this host to its engine, from construction to {@link #close()}; it comes back by itself. Thread-safe. */
public final class EngineLink implements AgentReports.Outlet, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLink.class);
    private static final int SESSIONS = 20;
    private static final int SHUTDOWN_SECONDS = 3;
    private static final int LONGEST = 8 * 1024 * 1024;

    private final HostId host;
    private final BrokerLink link;
    private final DefaultCamelContext context;
    private final ProducerTemplate template;

    /** Begins to connect, without waiting. */
    public EngineLink(Identity identity, OperationDesk desk, LinkListener listener) {
        host = identity.host();
        String password = identity.password().reveal();
        link = new BrokerLink(
                identity.brokerUrl(),
                new LinkStores(identity.keyStore(), password, identity.trustStore(), password),
                SESSIONS);
        context = start(new AgentRoutes(host, new Requests(desk)));
        template = context.createProducerTemplate();
        link.listen(listener);
        link.connect();
    }

    private DefaultCamelContext start(AgentRoutes routes) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(DefaultCamelContext.class.getClassLoader());
        try {
            var made = new DefaultCamelContext(false);
            made.setApplicationContextClassLoader(DefaultCamelContext.class.getClassLoader());
            made.getCamelContextExtension().setName("vireo-host-agent");
            made.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
            made.addComponent("jms", link.component());
            made.addRoutes(routes);
            made.start();
            return made;
        } catch (Exception e) {
            throw new IllegalStateException("the routes of the agent did not start: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public HostId host() {
        return host;
    }

    @Override
    public boolean isUp() {
        return link.isUp();
    }

    @Override
    public void send(String text, boolean durable) {
        template.sendBody(durable ? AgentRoutes.DURABLE_REPORTS : AgentRoutes.PASSING_REPORTS, text);
    }

    @Override
    public void close() {
        context.stop();
        link.close();
    }

    /** Hands requests to the desk without holding the consumer's thread; the reply goes out when the answer is there. */
    private static final class Requests extends AsyncProcessorSupport {
        private final OperationDesk desk;

        Requests(OperationDesk desk) {
            this.desk = desk;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Optional<String> text = text(exchange);
            if (text.isEmpty()) {
                answer(exchange, Optional.empty());
                callback.done(true);
                return true;
            }
            desk.take(text.get(), reply -> {
                answer(exchange, reply);
                callback.done(false);
            });
            return false;
        }

        private static void answer(Exchange exchange, Optional<String> reply) {
            exchange.getMessage().setBody(reply.orElse(null));
            if (reply.isEmpty()) {
                exchange.setPattern(ExchangePattern.InOnly); // nobody waits
            }
        }

        /** Only the engine can send here, says the broker; and only text is looked at. */
        private static Optional<String> text(Exchange exchange) {
            try {
                if (exchange.getMessage() instanceof JmsMessage message
                        && message.getJmsMessage() instanceof TextMessage text
                        && "engine".equals(text.getStringProperty("JMSXUserID"))
                        && text.getText() != null
                        && text.getText().length() <= LONGEST) {
                    return Optional.of(text.getText());
                }
                LOG.warn("A request is dropped: it is not a text of bearable length by the engine");
            } catch (JMSException e) {
                LOG.warn("A request is dropped, it cannot be read", e);
            }
            return Optional.empty();
        }
    }
}
