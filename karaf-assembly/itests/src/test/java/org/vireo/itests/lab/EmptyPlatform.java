package org.vireo.itests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** An engine that was never used, and beside it a host whose agent waits to be adopted. Confined to one thread. */
public final class EmptyPlatform implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private final LoneEngine lone;
    private final Path home;
    private final HostProcess host;

    /** Boots both. */
    public EmptyPlatform(String name, String address) {
        try {
            var readable = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));
            home = Files.createTempDirectory("vireo-empty", readable);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make a folder for a host", e);
        }
        lone = new LoneEngine();
        var machine = new VirtualHost(name, address, home.resolve("vm"));
        host = new HostProcess(machine, home.resolve(name));
        machine.up();
        lone.engine().awaitPlugins("storage-local", "network-bridge");
        host.adoptedBy(
                "https://" + Program.run("hostname") + ":"
                        + lone.engine().ports().https(),
                Trust.fingerprint(lone.engine().authority()));
        host.start();
        Await.until(
                "the host waits to be adopted",
                PATIENCE,
                () -> lone.engine()
                                .api()
                                .get("/vireo/api/waiting-hosts")
                                .path("waiting")
                                .size()
                        == 1);
    }

    /** The engine. */
    public EngineProcess engine() {
        return lone.engine();
    }

    /** The host that waits. */
    public HostProcess host() {
        return host;
    }

    /** A disk image with a guest that boots to its login within seconds. */
    public Path image() {
        return Checkout.guest();
    }

    @Override
    public void close() {
        host.stop();
        host.machine().down();
        lone.close();
        Program.run("rm", "-rf", home.toString());
    }
}
