package org.vireo.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.eclipse.jetty.util.component.LifeCycle;

/** A web server with one servlet, and whoever asks it. */
final class Web implements AutoCloseable {
    private final Server server = new Server();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    Web(PrometheusSink sink) throws Exception {
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        var context = new ServletContextHandler();
        context.addServlet(new ServletHolder(sink), PrometheusSink.PATH);
        server.setHandler(context);
        server.start();
        address = URI.create("http://127.0.0.1:" + connector.getLocalPort() + PrometheusSink.PATH);
    }

    /** What Prometheus would get. */
    Scraped scrape() {
        var got = get(basic("prometheus", Configs.PASSWORD), "text/plain;version=0.0.4", "identity");
        assertThat(got.statusCode()).isEqualTo(200);
        return new Scraped(new String(got.body(), StandardCharsets.UTF_8));
    }

    HttpResponse<byte[]> get(String authorization, String accept, String encoding) {
        return send(request(authorization)
                .header("Accept", accept)
                .header("Accept-Encoding", encoding)
                .GET());
    }

    HttpResponse<byte[]> post(String authorization) {
        return send(request(authorization).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String authorization) {
        var request = HttpRequest.newBuilder(address);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    static String unpacked(byte[] bytes) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
