package org.vireo.itests.lab;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A power switch that is asked and told at {@code /power} over HTTPS, with a certificate it signed itself. Thread-safe. */
public final class PowerDevice implements AutoCloseable {
    private static final String LOGIN = "fence:";

    private final Path folder;
    private final String password;
    private final HttpsServer server;
    private volatile String power = "on";

    /** Switches on; its keys are made in the folder. */
    public PowerDevice(Path folder, String password) throws IOException, GeneralSecurityException {
        this.folder = folder;
        this.password = password;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity()));
        server.createContext("/power", this::answer);
        server.start();
    }

    private SSLContext identity() throws IOException, GeneralSecurityException {
        var file = folder.resolve("device.p12");
        keytool("-genkeypair", file, "-keyalg", "EC", "-dname", "CN=device", "-ext", "san=ip:127.0.0.1");
        var store = KeyStore.getInstance(file.toFile(), password.toCharArray());
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private String keytool(String verb, Path file, String... more) {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/keytool").toString());
        command.addAll(java.util.List.of(verb, "-alias", "device", "-storetype", "PKCS12", "-storepass", password));
        command.addAll(java.util.List.of("-keystore", file.toString()));
        command.addAll(java.util.List.of(more));
        return Program.run(command.toArray(new String[0]));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var right = Base64.getEncoder().encodeToString((LOGIN + password).getBytes(StandardCharsets.UTF_8));
            if (!("Basic " + right).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            if (exchange.getRequestMethod().equals("PUT")) {
                power = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            }
            exchange.sendResponseHeaders(200, power.length());
            exchange.getResponseBody().write(power.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Where it listens on the loopback address. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** In the form of PEM. */
    public String certificate() throws IOException {
        var file = folder.resolve("device.pem");
        keytool("-exportcert", folder.resolve("device.p12"), "-rfc", "-file", file.toString());
        return Files.readString(file);
    }

    /** {@code on} or {@code off}. */
    public String power() {
        return power;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
