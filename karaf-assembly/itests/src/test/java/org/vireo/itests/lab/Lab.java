package org.vireo.itests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** One engine and two hosts of the real distributions, each host with storage and a template of its own. */
public final class Lab implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final Path home;
    private final EngineProcess engine;
    private final List<HostProcess> hosts;

    /** Boots everything; ends what it began when that fails. */
    public static Lab boot() {
        var lab = new Lab();
        try {
            lab.bootAll();
            return lab;
        } catch (RuntimeException | Error failed) {
            lab.keepLogs();
            lab.close();
            throw failed;
        }
    }

    private Lab() {
        home = home();
        undo.push(() -> Program.run("rm", "-rf", home.toString()));
        engine = new EngineProcess(home.resolve("engine"), Ports.free());
        hosts = List.of(host("alpha", "10.217.0.201"), host("beta", "10.217.0.202"));
    }

    // PostgreSQL and QEMU run as users of their own, and sockets need a short path: so not below the checkout.
    private static Path home() {
        try {
            var readable = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));
            return Files.createTempDirectory("vireo-it", readable);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make a folder for the lab", e);
        }
    }

    private HostProcess host(String name, String address) {
        var machine = new VirtualHost(name, address, home.resolve(name + "-vm"));
        undo.push(machine::down);
        machine.up();
        var host = new HostProcess(machine, home.resolve(name));
        undo.push(host::stop);
        return host;
    }

    private void bootAll() {
        undo.push(this::endDatabase);
        undo.push(engine::stop);
        engine.start();
        engine.awaitPlugins("storage-local", "network-bridge", "fence-agents");
        var guest = Checkout.guest();
        for (var host : hosts) {
            enrol(host);
        }
        for (var host : hosts) {
            Await.until(
                    "host " + host.name() + " is up",
                    PATIENCE,
                    () -> status("hosts/" + id("hosts", "host", host.name())).equals("up"));
            host.offer(guest);
            Provision.local(engine.api(), host).run();
        }
    }

    private void enrol(HostProcess host) {
        var api = engine.api();
        var token = api.post(
                        "/vireo/api/hosts",
                        "{\"name\":\"%s\",\"address\":\"%s\",\"cluster\":{\"name\":\"Default\"}}"
                                .formatted(host.name(), host.machine().address()))
                .path("token")
                .asText();
        host.configure(
                "https://" + Program.run("hostname") + ":" + engine.ports().https(), token);
        host.start();
    }

    /** The engine. */
    public EngineProcess engine() {
        return engine;
    }

    /** The first host. */
    public HostProcess alpha() {
        return hosts.get(0);
    }

    /** The second host. */
    public HostProcess beta() {
        return hosts.get(1);
    }

    /** The administrator's client. */
    public ApiClient api() {
        return engine.api();
    }

    /** The status of an object, such as {@code vms/ID}. */
    public String status(String path) {
        return api().get(ApiClient.API + path).path("status").asText();
    }

    /** The id of an object that must exist. */
    public String id(String collection, String element, String name) {
        return api().find(collection, element, name)
                .orElseThrow(() -> new IllegalStateException("There is no " + element + " named " + name));
    }

    /** Whether the engine knows that the host's agent has a connection to its hypervisor. */
    public boolean reachable(HostProcess host) {
        for (var known : api().get("/vireo/api/status").path("hosts")) {
            if (known.path("name").asText().equals(host.name())) {
                return known.path("hypervisor_reachable").asBoolean();
            }
        }
        throw new IllegalStateException("The engine knows no host " + host.name());
    }

    /** Waits until the host is up, with its hypervisor and its storage. */
    public void awaitUsable(HostProcess host) {
        var machine = "hosts/" + id("hosts", "host", host.name());
        var storage = "datacenters/" + id("datacenters", "data_center", "Default") + "/storagedomains/"
                + id("storagedomains", "storage_domain", host.name());
        Await.until(
                "host " + host.name() + " is up with its storage",
                PATIENCE,
                () -> reachable(host)
                        && status(machine).equals("up")
                        && status(storage).equals("active"));
    }

    /** A new virtual machine on a host's storage, not started. */
    public Guest guest(String name, HostProcess host) {
        return Guest.create(this, name, host);
    }

    /** Copies the logs of all processes to where the build keeps them. */
    public void keepLogs() {
        var target = Path.of("target/logs").toAbsolutePath();
        Program.tryRun("rm", "-rf", target.toString());
        Checkout.create(target);
        Program.tryRun(
                "cp", "-r", engine.log().toString(), target.resolve("engine").toString());
        for (var host : hosts == null ? List.<HostProcess>of() : hosts) {
            Program.tryRun(
                    "cp",
                    "-r",
                    host.log().toString(),
                    target.resolve(host.name()).toString());
        }
    }

    // An engine that was killed leaves its database behind.
    private void endDatabase() {
        var pidFile = home.resolve("engine/data/postgres/data/postmaster.pid");
        if (Files.exists(pidFile)) {
            Program.tryRun("kill", "-INT", String.valueOf(engine.database().pid()));
        }
    }

    @Override
    public void close() {
        var problems = new ArrayDeque<Throwable>();
        while (!undo.isEmpty()) {
            try {
                undo.pop().run();
            } catch (RuntimeException | Error problem) {
                problems.add(problem);
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("The lab did not end cleanly: " + problems, problems.peek());
        }
    }
}
