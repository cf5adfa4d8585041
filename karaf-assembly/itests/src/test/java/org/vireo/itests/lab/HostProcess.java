package org.vireo.itests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The host agent's distribution, running in a virtual host. Confined to one thread. */
public final class HostProcess {
    private final VirtualHost machine;
    private final Path home;
    private final Karaf karaf;

    HostProcess(VirtualHost machine, Path home) {
        this.machine = machine;
        this.home = home;
        Checkout.unpack("host", home.resolve("app"));
        karaf = new Karaf(home, machine.entering(), Map.of());
        Checkout.create(home.resolve("storage"));
        Checkout.create(karaf.data().resolve("import"));
    }

    void configure(String engineUrl, String token) {
        Checkout.write(home.resolve("token"), token);
        configured(engineUrl, "token_file = " + home.resolve("token"));
    }

    /** Waits for an engine of this fingerprint to adopt it. */
    void adoptedBy(String engineUrl, String fingerprint) {
        configured(
                engineUrl, "engine_fingerprint = " + fingerprint + "\nannounce = true\naddress = " + machine.address());
    }

    private void configured(String engineUrl, String trust) {
        Checkout.write(
                karaf.app().resolve("etc/vireo.agent.cfg"),
                "engine_url = " + engineUrl + "\n" + trust + "\nlibvirt_uri = " + machine.uri() + "\n");
        Checkout.write(karaf.app().resolve("etc/vireo.libvirt.cfg"), "console_listen = " + machine.address() + "\n");
        Checkout.write(karaf.app().resolve("etc/vireo.images.cfg"), "ova_directories = " + exports() + "\n");
        Checkout.create(hooks());
        Checkout.write(
                karaf.app().resolve("etc/vireo.host.hooks.cfg"),
                "directories = " + hooks() + "\ntimeout_seconds = 15\nlook_seconds = 2\n");
    }

    /** Where it may read and write packages of machines. */
    public Path exports() {
        return home.resolve("exports");
    }

    /** Where its scripts for hook points are, in a directory for each point. */
    public Path hooks() {
        return home.resolve("hooks");
    }

    /** Lays a disk image where the agent imports from. */
    void offer(Path image) {
        try {
            Files.copy(image, karaf.data().resolve("import").resolve(image.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not copy " + image, e);
        }
    }

    /** The image of the tiny guest, where the agent imports from. */
    public Path image() {
        return karaf.data().resolve("import").resolve(Checkout.guest().getFileName());
    }

    /** Where bundles are dropped. */
    public Path deploy() {
        return karaf.app().resolve("deploy");
    }

    /** Starts the agent; does not wait for it. */
    public void start() {
        karaf.start();
    }

    /** Ends the agent as a crash would. */
    public void kill() {
        karaf.kill();
    }

    void stop() {
        karaf.stop();
    }

    /** The machine it runs on. */
    public VirtualHost machine() {
        return machine;
    }

    /** Its name in the engine. */
    public String name() {
        return machine.name();
    }

    /** Where it keeps its storage; others may be made beside it. */
    public Path storage() {
        return home.resolve("storage");
    }

    Path log() {
        return karaf.log();
    }
}
