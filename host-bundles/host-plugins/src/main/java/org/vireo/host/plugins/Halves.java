package org.vireo.host.plugins;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.HostDirectories;
import org.vireo.model.VireoException;
import org.vireo.protocol.plugin.ActivateHalf;
import org.vireo.protocol.plugin.HalfActivated;
import org.vireo.protocol.plugin.HalfState;
import org.vireo.protocol.plugin.HalfWithdrawn;
import org.vireo.protocol.plugin.PartStaged;
import org.vireo.protocol.plugin.StagePart;

/**
 * The host halves of this agent: puts them into use, takes them back, brings them back when the agent starts. One change at a time; a
 * change that is interrupted by the end of the agent ends, at the next start, in what was in use before it. Thread-safe.
 */
@Component(service = Halves.class, configurationPid = "vireo.host.plugins", immediate = true)
@Designate(ocd = HalfSettings.class)
public final class Halves {
    private static final Logger LOG = LoggerFactory.getLogger(Halves.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final HalfShelf shelf;
    private final HalfRecords records;
    private final HalfExchange exchange;
    private final Duration patience;
    private final CountDownLatch restored = new CountDownLatch(1);
    private final ReentrantLock changes = new ReentrantLock(true);
    private final Map<String, String> problems = new ConcurrentHashMap<>();
    private final Thread restorer = new Thread(this::restore, "vireo-host-plugins");

    /** Brings back, on a thread of its own, what was in use. */
    @Activate
    public Halves(
            @Reference HostDirectories directories,
            @Reference ServiceComponentRuntime components,
            BundleContext context,
            HalfSettings settings) {
        this(
                directories.state("plugins"),
                components,
                context,
                (long) settings.most__mib() << 20,
                Duration.ofSeconds(settings.return__seconds()));
    }

    Halves(Path root, ServiceComponentRuntime components, BundleContext context, long most, Duration patience) {
        shelf = new HalfShelf(root, most);
        records = new HalfRecords(root);
        exchange = new HalfExchange(shelf, context, components);
        this.patience = patience;
        restorer.start();
    }

    /** Takes a piece of a file. */
    PartStaged stage(StagePart piece) {
        return shelf.stage(piece);
    }

    /** Puts a half into use, or goes back. */
    HalfActivated activate(ActivateHalf asked) {
        return alone(() -> {
            var now = records.find(asked.plugin().id());
            var before = now.map(HalfRecord::active).map(ActivateHalf::plugin);
            if (now.isPresent() && now.get().is(asked) && problem(now.get()).isEmpty()) {
                return new HalfActivated(asked.plugin(), before, 0);
            }
            exchange.check(asked);
            return new HalfActivated(asked.plugin(), before, change(asked, now));
        });
    }

    private long change(ActivateHalf asked, Optional<HalfRecord> now) {
        String plugin = asked.plugin().id();
        records.changing(plugin);
        long millis;
        try {
            millis = exchange.use(asked, Deadline.in(Duration.ofSeconds(asked.gateSeconds())));
        } catch (HalfTrouble e) {
            throw new VireoException(
                    HalfError.HALF_FAILED,
                    asked.plugin() + " was not put into use: " + e.getMessage() + "; " + goBack(asked, now),
                    e);
        }
        var record = now.map(there -> there.then(asked)).orElse(new HalfRecord(asked, Optional.empty()));
        records.write(plugin, record);
        records.done(plugin);
        problems.remove(plugin);
        shelf.keepOnly(plugin, record.hashes());
        LOG.info("{} is in use", asked.plugin());
        return millis;
    }

    /** What is told of it. */
    private String goBack(ActivateHalf failed, Optional<HalfRecord> now) {
        String plugin = failed.plugin().id();
        try {
            if (now.isEmpty()) {
                remove(plugin);
                return "nothing of it is left";
            }
            var before = now.get().active();
            exchange.use(before, Deadline.in(Duration.ofSeconds(before.gateSeconds())));
            problems.remove(plugin);
            return before.plugin() + " is in use again";
        } catch (HalfTrouble e) {
            problems.put(plugin, e.getMessage());
            LOG.error("Plugin {} is out of use, going back failed too", plugin, e);
            return "going back failed too: " + e.getMessage();
        } finally {
            records.done(plugin);
        }
    }

    /** Ends the use of a half. */
    HalfWithdrawn withdraw(String plugin) {
        return alone(() -> {
            var now = records.find(plugin);
            try {
                remove(plugin);
            } catch (HalfTrouble e) {
                throw new VireoException(
                        HalfError.HALF_FAILED,
                        "plugin " + plugin + " was not taken out of use: " + e.getMessage()
                                + "; a restart of the agent ends it",
                        e);
            }
            now.ifPresent(gone -> LOG.info("{} is out of use", gone.active().plugin()));
            return new HalfWithdrawn(now.map(gone -> gone.active().plugin()));
        });
    }

    /** Forgets first, so that a bundle that does not end is gone after the next start. */
    private void remove(String plugin) throws HalfTrouble {
        records.forget(plugin);
        problems.remove(plugin);
        exchange.drop(plugin, Deadline.in(patience));
        shelf.keepOnly(plugin, Set.of());
        records.done(plugin);
        records.removeDirectory(plugin);
    }

    /** What is in use. */
    List<HalfState> list() {
        return alone(() -> records.plugins().stream()
                .flatMap(plugin -> records.find(plugin).stream())
                .map(this::state)
                .toList());
    }

    private HalfState state(HalfRecord there) {
        String problem = problem(there);
        return new HalfState(there.active().plugin(), there.active().files(), problem.isEmpty(), problem);
    }

    /** Empty if all is well. */
    private String problem(HalfRecord there) {
        String known = problems.get(there.active().plugin().id());
        return known != null ? known : exchange.problem(there.active(), Deadline.in(LOOK));
    }

    private <T> T alone(Supplier<T> work) {
        try {
            restored.await();
            changes.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VireoException(HalfError.HALF_FAILED, "the agent stops and changes no plugin any more", e);
        }
        try {
            return work.get();
        } finally {
            changes.unlock();
        }
    }

    /** Nothing else is done meanwhile. */
    private void restore() {
        try {
            var plugins = records.plugins();
            exchange.dropOthers(plugins, Deadline.in(patience));
            plugins.forEach(this::restore);
        } catch (HalfTrouble | RuntimeException e) {
            LOG.error("What was in use of plugins did not all come back", e);
        } finally {
            restored.countDown();
        }
    }

    private void restore(String plugin) {
        var record = records.find(plugin);
        try {
            if (record.isEmpty()) {
                exchange.drop(plugin, Deadline.in(patience));
            } else if (records.wasChanging(plugin)) {
                exchange.use(record.get().active(), Deadline.in(patience));
            } else {
                exchange.resume(record.get().active(), Deadline.in(patience));
            }
            records.done(plugin);
        } catch (HalfTrouble | RuntimeException e) {
            problems.put(plugin, String.valueOf(e.getMessage()));
            LOG.warn("Plugin {} did not come back: {}", plugin, e.getMessage());
        }
    }

    /** Leaves the halves as they are: they end with the agent. */
    @Deactivate
    void stop() {
        restorer.interrupt();
    }
}
