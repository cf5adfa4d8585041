package org.vireo.rest.stream;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.change.Changes;
import org.vireo.engine.api.plugin.PortalPlugin;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.own.SessionServlet;

/** What pages talk to besides API v4, on a real port. */
final class PageServer implements Changes {
    static final String MARK = "X-Vireo-Portal";
    static final String CHANGES = "/vireo/api/changes";
    static final String SESSION = "/vireo/api/session";

    private final Set<Listener> listeners = new CopyOnWriteArraySet<>();
    private final Server jetty = new Server(0);
    private final HttpClient client = HttpClient.newHttpClient();
    private final ChangesServlet changes;

    PageServer(FakeEngine engine, Authorizer authorizer) throws Exception {
        changes = new ChangesServlet(this, authorizer, engine);
        var handler = new ServletContextHandler();
        var stream = new ServletHolder(changes);
        stream.setAsyncSupported(true);
        handler.addServlet(stream, CHANGES);
        handler.addServlet(new ServletHolder(new SessionServlet(engine)), SESSION + "/*");
        jetty.setHandler(handler);
        jetty.start();
    }

    @Override
    public Listening listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void changed(Change... those) {
        listeners.forEach(listener -> listener.changed(Set.of(those)));
    }

    void plugged(PortalPlugin plugin) {
        changes.came(plugin);
    }

    void missed() {
        listeners.forEach(Listener::missed);
    }

    HttpRequest.Builder to(String path) {
        var port = ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) throws Exception {
        return client.send(request.build(), body);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    void close() throws Exception {
        changes.stop();
        jetty.stop();
    }
}
