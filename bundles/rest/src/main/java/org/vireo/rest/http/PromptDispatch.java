package org.vireo.rest.http;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Lets Jetty hand on a request before its body has come: some clients announce a body with a GET and send none. Jetty asks customizers
 * only with a request, so it holds from the second one on. Thread-safe.
 */
@Component(service = HttpConfiguration.Customizer.class)
public final class PromptDispatch implements HttpConfiguration.Customizer {
    @Activate
    public PromptDispatch() {}

    @Override
    public void customize(Connector connector, HttpConfiguration configuration, Request request) {
        configuration.setDelayDispatchUntilContent(false);
    }
}
