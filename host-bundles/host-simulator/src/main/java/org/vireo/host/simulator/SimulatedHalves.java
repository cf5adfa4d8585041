package org.vireo.host.simulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import org.vireo.host.spi.hosts.HostDrivers;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.plugin.ActivateHalf;
import org.vireo.protocol.plugin.HalfActivated;
import org.vireo.protocol.plugin.HalfFile;
import org.vireo.protocol.plugin.HalfState;
import org.vireo.protocol.plugin.HalfType;
import org.vireo.protocol.plugin.PartStaged;
import org.vireo.protocol.plugin.PluginRef;
import org.vireo.protocol.plugin.StagePart;

/**
 * Host halves of one simulated host: no code of them runs, but a driver of each type they provide appears. Forgotten when the simulator
 * ends, as with a host that was set up anew. Guarded by its monitor.
 */
final class SimulatedHalves {
    private final String host;
    private final Path directory;
    private final Behaviour behaviour;
    private final CompletableFuture<HostDrivers> drivers;
    private final DoubleSupplier percent;
    private final Map<String, Long> staged = new HashMap<>();
    private final Map<String, Half> active = new TreeMap<>();

    /** {@code percent} throws the dice, 0 to 100. */
    SimulatedHalves(
            String host,
            Path directory,
            Behaviour behaviour,
            CompletableFuture<HostDrivers> drivers,
            DoubleSupplier percent) {
        this.host = host;
        this.directory = directory;
        this.behaviour = behaviour;
        this.drivers = drivers;
        this.percent = percent;
    }

    /** What is in use and what takes its drivers away. */
    private record Half(ActivateHalf asked, List<Runnable> removals) {}

    /** Counts the bytes. */
    synchronized PartStaged stage(StagePart piece) {
        HalfFile file = piece.file();
        long there = staged.getOrDefault(file.sha256(), 0L);
        if (piece.offset() == there) {
            there = Math.min(file.size(), there + piece.bytes().length);
            staged.put(file.sha256(), there);
        }
        return new PartStaged(there, there == file.size());
    }

    synchronized HalfActivated activate(ActivateHalf asked) {
        var before = Optional.ofNullable(active.get(asked.plugin().id()));
        for (var file : asked.files()) {
            if (staged.getOrDefault(file.sha256(), 0L) != file.size()) {
                throw new VireoException(
                        ModelError.WRONG_STATE,
                        file.name() + " of " + asked.plugin().id() + " was never sent to this host");
            }
        }
        if (before.map(Half::asked).equals(Optional.of(asked))) {
            // asked again while the first request was under way: what was kept in its drivers since must stay
            return new HalfActivated(asked.plugin(), Optional.of(asked.plugin()), 0);
        }
        if (percent.getAsDouble() < behaviour.failures().halves()) {
            throw failed(asked, before);
        }
        before.ifPresent(half -> half.removals().forEach(Runnable::run));
        active.put(asked.plugin().id(), new Half(asked, drive(asked)));
        return new HalfActivated(asked.plugin(), before.map(half -> half.asked().plugin()), 0);
    }

    private VireoException failed(ActivateHalf asked, Optional<Half> before) {
        return new VireoException(
                ModelError.HOST_FAILED,
                asked.plugin() + " was not put into use on " + host + ": the simulator was told to let halves fail; "
                        + before.map(half -> half.asked().plugin() + " is in use again")
                                .orElse("nothing of it is left"));
    }

    private List<Runnable> drive(ActivateHalf asked) {
        var removals = new ArrayList<Runnable>();
        var present = drivers.join();
        for (HalfType type : asked.provides()) {
            if (type.kind().equals("storage")) {
                var driver = new SimulatedStorage(type.type(), directory.resolve(type.type()), behaviour.storage());
                present.addStorage(driver);
                removals.add(() -> present.removeStorage(driver));
            } else {
                var driver = new SimulatedNetworks(type.type());
                present.addNetwork(driver);
                removals.add(() -> present.removeNetwork(driver));
            }
        }
        return removals;
    }

    synchronized Optional<PluginRef> withdraw(String plugin) {
        var gone = Optional.ofNullable(active.remove(plugin));
        gone.ifPresent(half -> half.removals().forEach(Runnable::run));
        return gone.map(half -> half.asked().plugin());
    }

    synchronized List<HalfState> list() {
        return active.values().stream()
                .map(half -> new HalfState(half.asked().plugin(), half.asked().files(), true, ""))
                .toList();
    }
}
