package org.vireo.itests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The host agent's distribution with the simulator and without a hypervisor, running. Confined to one thread. */
public final class SimulatorProcess implements AutoCloseable {
    private final Path home;
    private final Karaf karaf;

    /** Simulates hosts for an engine, from now on. */
    public SimulatorProcess(EngineProcess engine, int hosts) {
        try {
            home = Files.createTempDirectory("vireo-simulator");
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make a folder for the simulator", e);
        }
        Checkout.unpack("host", home.resolve("app"));
        karaf = new Karaf(
                home, List.of(), Map.of("VIREO_HOST_SSH_PORT", "" + Ports.free().shell()));
        var features = karaf.app().resolve("etc/org.apache.karaf.features.cfg");
        Checkout.write(
                features,
                Checkout.read(features)
                        .replaceAll("vireo-host(-[a-z-]+)?/[^, ]+, ", "")
                        .replace("featuresBoot=", "featuresBoot=vireo-host-simulator, "));
        Checkout.write(
                karaf.app().resolve("etc/vireo.agent.cfg"),
                "engine_url = " + engine.url() + "\nengine_fingerprint = " + Trust.fingerprint(engine.authority())
                        + "\n");
        Checkout.write(
                karaf.app().resolve("etc/vireo.host.simulator.cfg"),
                "hosts = " + hosts + "\nstart_millis = 100\nboot_millis = 500\nstop_millis = 50\n");
        karaf.start();
    }

    /** Its process id. */
    public long pid() {
        return karaf.pid();
    }

    @Override
    public void close() {
        karaf.stop();
        Program.run("rm", "-rf", home.toString());
    }
}
