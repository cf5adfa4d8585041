package org.vireo.itests.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** The engine's distribution, running. Confined to one thread. */
public final class EngineProcess {
    /** Who may do everything. */
    public static final String ADMIN = "admin@internal";

    private static final Duration BOOT = Duration.ofSeconds(300);

    private final Path configuration;
    private final Karaf karaf;
    private final Ports ports;

    EngineProcess(Path home, Ports ports) {
        this(home, home.resolve("app/etc"), ports);
        Checkout.unpack("engine", home.resolve("app"));
        configure("vireo.compute.properties.cfg", "user_defined = hook=^[a-z]+$;note=^.{1,80}$\n");
        configure("vireo.plugins.cfg", "gate_seconds = 10\n");
    }

    /**
     * One whose program was unpacked by somebody else.
     *
     * @param home with its program in {@code app} and its data in {@code data}
     * @param configuration its folder of settings
     */
    public EngineProcess(Path home, Path configuration, Ports ports) {
        this.ports = ports;
        this.configuration = configuration;
        karaf = new Karaf(
                home,
                List.of(),
                Map.of(
                        "KARAF_ETC", configuration.toString(),
                        "VIREO_HTTPS_PORT", "" + ports.https(),
                        "VIREO_BROKER_PORT", "" + ports.broker(),
                        "VIREO_DATABASE_PORT", "" + ports.database(),
                        "VIREO_ENGINE_SSH_PORT", "" + ports.shell()));
    }

    /** Writes a file of its configuration, which it notices within seconds when it runs. */
    public void configure(String file, String content) {
        Checkout.write(configuration.resolve(file), content);
    }

    /** Starts it and waits until it answers; returns the time that took. */
    public Duration start() {
        var begin = Instant.now();
        karaf.start();
        Await.until("the engine answers", BOOT, this::healthyOrGone);
        if (!karaf.runs()) {
            throw new AssertionError("The engine ended while it started; see " + karaf.log());
        }
        return Duration.between(begin, Instant.now());
    }

    private boolean healthyOrGone() {
        return !karaf.runs() || healthy();
    }

    private boolean healthy() {
        return Files.exists(authority())
                && api().as("")
                                .send("GET", "/ovirt-engine/services/health", "text/plain", "", "")
                                .statusCode()
                        == 200;
    }

    /** Ends it as a power failure of this process alone would. */
    public void kill() {
        karaf.kill();
    }

    /** Asks it to end and waits for that. */
    public void stop() {
        karaf.stop();
    }

    /** Installs a plugin that came with the engine and that no start installs by itself; returns when it is active. */
    public void install(String plugin) {
        install(plugin, Path.of("plugins/more"));
    }

    /** Installs one of those again that the first start installs. */
    public void installAgain(String plugin) {
        install(plugin, Path.of("plugins"));
    }

    /** The package of a plugin that came with the engine and that no start installs by itself. */
    public Path distributed(String plugin) {
        return karaf.app().resolve("plugins/more/" + plugin + ".kar");
    }

    private void install(String plugin, Path folder) {
        Await.until("the engine's console listens", BOOT, this::consoleListens);
        shell().run("vireo:plugin-install " + karaf.app().resolve(folder).resolve(plugin + ".kar"));
        awaitPlugins(plugin);
    }

    /** Waits until plugins are active, on hosts as well. */
    public void awaitPlugins(String... plugins) {
        for (var plugin : plugins) {
            Await.value(
                    "plugin " + plugin + " is active",
                    BOOT,
                    () -> api().send("GET", "/vireo/api/plugins/" + plugin, "application/json", "", "")
                            .body(),
                    found -> ApiClient.parse(found).path("status").asText().equals("active"));
        }
    }

    private boolean consoleListens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), ports.shell())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes a file of its configuration, which it takes notice of within moments. */
    public void configure(String file, Map<String, String> values) {
        var text = new StringBuilder();
        values.forEach(
                (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        Checkout.write(configuration.resolve(file), text.toString());
    }

    /** Its process id. */
    public long pid() {
        return karaf.pid();
    }

    /** How many threads it has. */
    public long threads() {
        return Checkout.read(Path.of("/proc/" + pid() + "/status"))
                .lines()
                .filter(line -> line.startsWith("Threads:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring("Threads:".length()).strip()))
                .findFirst()
                .orElseThrow();
    }

    /** Where it listens. */
    public Ports ports() {
        return ports;
    }

    /** Address of its API on this machine. */
    public URI url() {
        return URI.create("https://localhost:" + ports.https());
    }

    /** The certificate of its authority. */
    public Path authority() {
        return karaf.data().resolve("pki/ca.pem");
    }

    /** For clients that trust its authority and nobody else. */
    public SSLContext trust() {
        return Trust.of(authority());
    }

    /** Of the administrator, made at the first start. */
    public String password() {
        return Checkout.read(passwordFile());
    }

    /** Where that password is kept. */
    public Path passwordFile() {
        return karaf.data().resolve("secrets/admin-password");
    }

    /** A program that prints that password. */
    public Path passwordScript() {
        var script = karaf.data().resolve("secrets/print-password");
        if (!Files.exists(script)) {
            Checkout.write(script, "#!/bin/sh\ncat '" + passwordFile() + "'\n");
            Program.run("chmod", "700", script.toString());
        }
        return script;
    }

    /** A client for the administrator. */
    public ApiClient api() {
        return new ApiClient(url(), Trust.of(authority()), ADMIN, password());
    }

    /** Its database, for checks behind its back. */
    public EngineDatabase database() {
        return new EngineDatabase(ports.database(), karaf.data().resolve("postgres"));
    }

    /** Its console. */
    public EngineShell shell() {
        return new EngineShell(ports.shell(), password());
    }

    /** Where packages are dropped. */
    public Path deploy() {
        return karaf.app().resolve("deploy");
    }

    /** Its configuration. */
    public Path etc() {
        return configuration;
    }

    /** What it keeps. */
    public Path data() {
        return karaf.data();
    }

    Path log() {
        return karaf.log();
    }
}
