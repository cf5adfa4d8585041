package org.vireo.host.simulator;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vireo.host.spi.CapabilitySource;
import org.vireo.host.spi.Reports;
import org.vireo.host.spi.hosts.HostDrivers;
import org.vireo.host.spi.hosts.HostParts;
import org.vireo.model.ByteSize;
import org.vireo.model.GraphicsType;
import org.vireo.model.VirtMode;
import org.vireo.protocol.host.HostCapabilities;
import org.vireo.protocol.host.HostFacts;
import org.vireo.protocol.host.HostNic;
import org.vireo.protocol.host.NumaNode;
import org.vireo.protocol.vm.DomainInventoryReport;

/** One host without a hypervisor. Thread-safe. */
final class SimulatedHost implements CapabilitySource {
    /** Its one network interface. */
    static final String NIC = "eth0";

    private static final int NEAR = 10;
    private static final int FAR = 21;
    private static final int PERCENT = 100;

    private final String name;
    private final String version;
    private final Behaviour behaviour;
    private final Reports reports;
    private final SimulatedFleet fleet;
    private final Load load;
    private final RandomGenerator random;
    private final CompletableFuture<HostDrivers> drivers = new CompletableFuture<>();

    SimulatedHost(
            String name, String version, Behaviour behaviour, Reports reports, Timer timer, RandomGenerator random) {
        this.name = name;
        this.version = version;
        this.behaviour = behaviour;
        this.reports = reports;
        this.random = random;
        var clock = Clock.systemUTC();
        this.fleet = new SimulatedFleet(behaviour, reports, timer, random, clock, name);
        this.load = new Load(behaviour, fleet, clock);
    }

    SimulatedFleet fleet() {
        return fleet;
    }

    HostParts parts(String address, Path directory) {
        return new HostParts(
                address,
                this,
                Stream.concat(
                                new VmVerbs(fleet).handlers().stream(),
                                new HalfVerbs(halves(directory)).handlers().stream())
                        .toList(),
                List.of(),
                List.of(),
                () -> reports.send(new DomainInventoryReport(fleet.states())));
    }

    private SimulatedHalves halves(Path directory) {
        return new SimulatedHalves(
                name, directory.resolve("halves"), behaviour, drivers, () -> random.nextDouble() * PERCENT);
    }

    /** Halves of plugins bring drivers from now on. */
    void opened(HostDrivers present) {
        drivers.complete(present);
    }

    void sample() {
        reports.sendIfConnected(load.sample());
    }

    @Override
    public boolean reachable() {
        return true;
    }

    @Override
    public HostCapabilities capabilities() {
        var uuid = UUID.nameUUIDFromBytes(("simulated host " + name).getBytes(StandardCharsets.UTF_8));
        return new HostCapabilities(
                name,
                "Vireo host simulator",
                System.getProperty("os.version"),
                version,
                "0.0.0",
                "0.0.0",
                VirtMode.EMULATED,
                "simulated: no guest runs here",
                "Simulated CPU",
                behaviour.cpu(),
                behaviour.memory(),
                uuid.toString(),
                List.of(),
                List.of(),
                List.of(GraphicsType.values()),
                List.of(new HostNic(NIC, mac(uuid), List.of("198.51.100.1"), true)),
                Optional.of(facts(uuid)));
    }

    /** A NUMA node for each socket. */
    private HostFacts facts(UUID uuid) {
        int sockets = behaviour.cpu().sockets();
        int each = behaviour.cpu().vcpus() / sockets;
        var share = new ByteSize(behaviour.memory().bytes() / sockets);
        var nodes = IntStream.range(0, sockets)
                .mapToObj(node -> new NumaNode(
                        node,
                        share,
                        IntStream.range(node * each, (node + 1) * each).boxed().toList(),
                        IntStream.range(0, sockets)
                                .mapToObj(other -> other == node ? NEAR : FAR)
                                .toList()))
                .toList();
        return new HostFacts(
                "Vireo",
                "Simulated machine",
                version,
                uuid.toString(),
                "Simulator",
                "",
                "disabled",
                Optional.of(false),
                true,
                false,
                List.of("urandom"),
                nodes,
                List.of());
    }

    /** Locally administered, the same for the same name. */
    private static String mac(UUID uuid) {
        long bits = uuid.getLeastSignificantBits();
        return String.format(
                "02:%02x:%02x:%02x:%02x:%02x",
                bits & 0xFF, bits >> 8 & 0xFF, bits >> 16 & 0xFF, bits >> 24 & 0xFF, bits >> 32 & 0xFF);
    }
}
