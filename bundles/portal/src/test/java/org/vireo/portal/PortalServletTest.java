package org.vireo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages that were built, as they are sent. */
class PortalServletTest {
    private final Server jetty = new Server(0);
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        var handler = new ServletContextHandler();
        var pages = new Pages(path -> getClass().getResource("/web" + path));
        handler.addServlet(new ServletHolder(new PortalServlet(pages)), PortalServlet.PATH + "/*");
        jetty.setHandler(handler);
        jetty.start();
    }

    @AfterEach
    void stop() throws Exception {
        jetty.stop();
    }

    private HttpResponse<String> get(String path) throws Exception {
        var port = ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
        var address = URI.create("http://localhost:" + port + PortalServlet.PATH + path);
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void scriptsAndStylesComeFromTheEngineAlone() throws Exception {
        var page = get("/vms/some/disks");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<div id=\"root\">").doesNotContain("<script>", "style=", "http:", "https:");
        var policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy)
                .contains(
                        "default-src 'none'",
                        "script-src 'self' 'sha256-",
                        "frame-src 'self'",
                        "style-src 'self'",
                        "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void whatThePageNamesIsThereAndLasts() throws Exception {
        var script = get("/").body().replaceAll("(?s).*src=\"/vireo/portal(/assets/[^\"]+)\".*", "$1");
        var sent = get(script);
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(get("/assets/none.js").statusCode()).isEqualTo(404);
    }

    @Test
    void whatPluginsShareIsNamedInTheMapThatThePolicyAllows() throws Exception {
        var page = get("/");
        var map = page.body().replaceAll("(?s).*<script type=\"importmap\">(.*?)</script>.*", "$1");
        var sum = MessageDigest.getInstance("SHA-256").digest(map.getBytes(StandardCharsets.UTF_8));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("'sha256-" + Base64.getEncoder().encodeToString(sum) + "'");
        for (var name :
                List.of("react", "react/jsx-runtime", "react-dom", "@patternfly/react-core", "@vireo/portal-sdk")) {
            var path = map.replaceAll(".*\"" + name + "\":\"/vireo/portal([^\"]+)\".*", "$1");
            assertThat(get(path).statusCode()).as(name).isEqualTo(200);
        }
        assertThat(get("/portal-sdk/index.d.ts").body())
                .contains("definePlugin")
                .doesNotContain("from '.");
    }

    @Test
    void theAddressWithoutItsSlashLeadsToThePortal() throws Exception {
        assertThat(get("").headers().firstValue("Location").orElse("")).endsWith("/vireo/portal/");
    }
}
