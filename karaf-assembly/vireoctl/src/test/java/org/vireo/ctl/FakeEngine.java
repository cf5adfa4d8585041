package org.vireo.ctl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Answers over HTTPS on the loopback address what it was told to, in shapes that a real engine sends. Thread-safe. */
final class FakeEngine implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String ALIAS = "engine";

    /** To open a store of keys takes longer than most tests. */
    private static final Map<Path, Identity> KNOWN = new ConcurrentHashMap<>();

    private final HttpsServer server;
    private final Identity identity;
    private final Map<String, Reply> replies = new HashMap<>();
    private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());

    /** Who it is. */
    private record Identity(KeyStore store, SSLContext context) {
        static Identity of(Path folder) {
            try {
                var store = keyStore(folder);
                var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(store, PASSWORD);
                var context = SSLContext.getInstance("TLS");
                context.init(keys.getKeyManagers(), null, null);
                return new Identity(store, context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** An answer. */
    record Reply(int status, String body) {}

    /** A request that came. */
    record Seen(String line, String authorization, String correlation, String body) {}

    /** @param folder for its key, which is made once and kept there */
    FakeEngine(Path folder) {
        identity = KNOWN.computeIfAbsent(folder, Identity::of);
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
        server.createContext("/", this::answer);
        server.start();
        reply("POST /ovirt-engine/sso/oauth/token", 200, "{\"access_token\":\"t0ken\",\"exp\":\"4102444800000\"}");
        reply("GET /ovirt-engine/services/pki-resource", 200, authority());
    }

    private static KeyStore keyStore(Path folder) throws IOException, GeneralSecurityException {
        var file = folder.resolve("engine.p12");
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            run(
                    Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    ALIAS,
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost",
                    "-ext",
                    "bc=ca:true",
                    "-validity",
                    "3650",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    "changeit",
                    "-keystore",
                    file.toString());
        }
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private static void run(String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Answers a method and path from now on; a query in it must fit as well. */
    FakeEngine reply(String line, int status, String body) {
        replies.put(line, new Reply(status, body));
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var line = exchange.getRequestMethod() + " " + uri;
        var headers = exchange.getRequestHeaders();
        var correlation = String.valueOf(headers.getFirst("Correlation-Id"));
        seen.add(new Seen(line, String.valueOf(headers.getFirst("Authorization")), correlation, body));
        var reply = replies.getOrDefault(
                line, replies.getOrDefault(exchange.getRequestMethod() + " " + uri.getPath(), new Reply(404, "")));
        var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Correlation-Id", correlation);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    /** With its key, for servers beside it. */
    SSLContext tls() {
        return identity.context();
    }

    /** Its certificate, which is its own authority. */
    String authority() {
        try {
            var encoded = Base64.getMimeEncoder()
                    .encodeToString(identity.store().getCertificate(ALIAS).getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** The last request of a method. */
    Seen last(String method) {
        return seen().stream()
                .filter(one -> one.line().startsWith(method + " "))
                .reduce((one, other) -> other)
                .orElseThrow(() -> new AssertionError("No " + method + " came: " + seen));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
