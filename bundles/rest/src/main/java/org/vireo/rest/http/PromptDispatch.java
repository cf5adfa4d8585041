package org.vireo.rest.http;

import java.util.List;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets Jetty hand on requests it would hold back or refuse. Some clients announce a body with a GET and send none: a request must not wait
 * for its body. Jetty asks customizers only with a request, so that holds from the second one on; the first is always somebody's question
 * about the engine's health. And what clients of this API expect, Jetty does not know and would answer with 417: it is taught those words as
 * ones that want nothing of it. Thread-safe.
 */
@Component(service = HttpConfiguration.Customizer.class)
public final class PromptDispatch implements HttpConfiguration.Customizer {
    private static final Logger LOG = LoggerFactory.getLogger(PromptDispatch.class);
    private static final List<String> EXPECTATIONS = List.of("201-created", "202-accepted");

    @Activate
    public PromptDispatch() {
        for (var expectation : EXPECTATIONS) {
            if (!HttpHeaderValue.CACHE.put(expectation, HttpHeaderValue.PROCESSING)) {
                LOG.warn(
                        "The web server cannot learn the expectation {}; requests with it will be refused",
                        expectation);
            }
        }
    }

    @Override
    public void customize(Connector connector, HttpConfiguration configuration, Request request) {
        configuration.setDelayDispatchUntilContent(false);
    }
}
