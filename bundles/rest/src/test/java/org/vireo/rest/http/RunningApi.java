package org.vireo.rest.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.vireo.rest.define.Patience;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.login.Authentication;
import org.vireo.rest.login.LogoutServlet;
import org.vireo.rest.login.Sessions;
import org.vireo.rest.login.TokenServlet;

/** The published API on a real port, with an engine in memory behind it. */
final class RunningApi {
    static final String BASIC = "Basic "
            + Base64.getEncoder()
                    .encodeToString("admin@internal:secret".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    private static final int LARGEST_BODY = 100_000;

    private final Server jetty = new Server(0);
    private final HttpClient client = HttpClient.newHttpClient();
    private final ApiServer.Published published;

    RunningApi(FakeEngine engine) throws Exception {
        var served = ApiServer.served(engine.engine(), new Patience(Duration.ofSeconds(1), Duration.ofSeconds(5)));
        published =
                ApiServer.publish(served, new Authentication(engine, new Sessions(Clock.systemUTC())), LARGEST_BODY);
        var handler = new ServletContextHandler();
        handler.addServlet(new ServletHolder(published.servlet()), RequestFilter.BASE + "/*");
        handler.addServlet(new ServletHolder(new TokenServlet(engine)), "/ovirt-engine/sso/oauth/*");
        handler.addServlet(new ServletHolder(new LogoutServlet(engine)), "/ovirt-engine/services/sso-logout");
        jetty.setHandler(handler);
        jetty.start();
        ((ServerConnector) jetty.getConnectors()[0])
                .getConnectionFactory(HttpConnectionFactory.class)
                .getHttpConfiguration()
                .addCustomizer(new PromptDispatch());
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
    }

    int port() {
        return ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
    }

    HttpRequest.Builder api(String path) {
        return to(RequestFilter.BASE + path).header("Authorization", BASIC);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(api(path));
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return send(api(path)
                .header("Content-Type", "application/xml")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    void close() throws Exception {
        jetty.stop();
        published.server().destroy();
        published.bus().shutdown(true);
    }
}
