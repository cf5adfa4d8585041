package org.vireo.rest.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.engine.api.plugin.PluginContent;

class PortalPartsTest {
    private final PortalParts parts = new PortalParts();
    private final Server jetty = new Server(0);

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws Exception {
        var handler = new ServletContextHandler();
        handler.addServlet(new ServletHolder(new PortalPartsServlet(parts)), PortalPartsServlet.PATH + "/*");
        jetty.setHandler(handler);
        jetty.start();
        Files.writeString(folder.resolve("file"), "content");
        Files.writeString(folder.resolve("other"), "hidden");
    }

    @AfterEach
    void stop() throws Exception {
        jetty.stop();
    }

    private PluginContent content(String name) {
        return new PluginContent("acme", Map.of(), Map.of(name, folder.resolve("file")));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var port = ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + PortalPartsServlet.PATH + path));
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "a.js, text/javascript;charset=utf-8",
        "deep/er/a.HTML, text/html;charset=utf-8",
        "a.svg, image/svg+xml",
        "a.exe, application/octet-stream",
        "html, text/html;charset=utf-8",
        "a.js.sh, application/octet-stream"
    })
    void filesHaveTheTypeOfTheirEndingAndNoOther(String name, String type) throws Exception {
        parts.add(content(name));
        var answer = get("/acme/" + name);
        assertThat(answer.body()).isEqualTo("content");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).isEqualToIgnoringCase(type);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/acme",
                "/acme/",
                "/acme/other",
                "/acme/../acme/other",
                "/acme/%2e%2e/other",
                "/acme/a.js/",
                "/acme//a.js",
                "/acme/..%2fother",
                "/acme/a.js%00",
                "/acme/a.js;x/../other",
                "/none/a.js"
            })
    void noPathReachesAnotherFile(String path) throws Exception {
        parts.add(content("a.js"));
        var answer = get(path);
        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("hidden");
    }

    @Test
    void whatWentAwayIsNoLongerServed() throws Exception {
        var content = content("a.js");
        parts.add(content);
        assertThat(parts.portal("acme")).containsExactly("/vireo/plugins/acme/a.js");
        parts.remove(content);
        assertThat(get("/acme/a.js").statusCode()).isEqualTo(404);
        assertThat(parts.portal("acme")).isEmpty();
    }
}
