package org.vireo.rest.own;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.plugin.PortalPlugin;
import org.vireo.engine.api.plugin.PortalPlugin.Frame;
import org.vireo.engine.api.plugin.PortalPlugin.Place;
import org.vireo.rest.fakes.World;

class PortalPluginsServletTest {
    private static final String PATH = "/vireo/api/portal/plugins";

    private final Server jetty = new Server(0);
    private boolean administrator = true;
    private final PortalPluginsServlet servlet =
            new PortalPluginsServlet((caller, permit) -> administrator, World.engine());

    @BeforeEach
    void start() throws Exception {
        var handler = new ServletContextHandler();
        handler.addServlet(new ServletHolder(servlet), PATH);
        jetty.setHandler(handler);
        jetty.start();
        servlet.add(plugin("acme", Optional.of("index.js"), Optional.empty()));
        servlet.add(plugin("newer", Optional.of("index.js"), Optional.of("It is too new.")));
    }

    @AfterEach
    void stop() throws Exception {
        jetty.stop();
    }

    private static PortalPlugin plugin(String name, Optional<String> entry, Optional<String> refusal) {
        return new PortalPlugin(
                name,
                "1.0.0",
                Map.of("en", name),
                "[1.0.0,2.0.0)",
                Set.of("admin"),
                "/vireo/portal-plugins/" + name + "/1/",
                entry,
                List.of(new Frame(Place.TAB, "more", Map.of("en", "More"), "vm", "", "more.html")),
                List.of("/ovirt-engine/api/vms"),
                refusal);
    }

    private HttpResponse<String> get(String credentials, String method) throws Exception {
        var port = ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
        var basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + PATH))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Basic " + basic);
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode plugins() throws Exception {
        return new ObjectMapper()
                .readTree(get("admin@internal:secret", "GET").body())
                .path("plugins");
    }

    @Test
    void tellsWhatPluginsAddAndWhyOneIsNotShown() throws Exception {
        var all = plugins();
        assertThat(all.findValuesAsText("id")).contains("acme", "newer");
        assertThat(all.at("/0/entry").asText()).isEqualTo("/vireo/portal-plugins/acme/1/index.js");
        assertThat(all.at("/0/frames/0/address").asText()).isEqualTo("/vireo/portal-plugins/acme/1/more.html");
        assertThat(all.at("/0/frames/0/place").asText()).isEqualTo("tab");
        assertThat(all.at("/1/refusal").asText()).isEqualTo("It is too new.");
    }

    @Test
    void othersAreToldOfThoseThatAreShown() throws Exception {
        administrator = false;
        assertThat(plugins()).hasSize(1);
        assertThat(plugins().toString()).doesNotContain("newer");
    }

    @Test
    void nobodyUnknownIsToldAnything() throws Exception {
        assertThat(get("admin@internal:wrong", "GET").statusCode()).isEqualTo(401);
        assertThat(get("admin@internal:secret", "POST").statusCode()).isEqualTo(404);
    }

    @Test
    void whatGoesIsNotToldOf() throws Exception {
        servlet.remove(plugin("acme", Optional.of("index.js"), Optional.empty()));
        assertThat(plugins().findValuesAsText("version")).hasSize(1);
    }
}
