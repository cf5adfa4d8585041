package org.vireo.plugins;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Version;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Plugin;
import org.vireo.inventory.PluginEvent;
import org.vireo.inventory.PluginHost;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.JobId;
import org.vireo.model.PluginEventId;
import org.vireo.model.PluginHostId;
import org.vireo.model.PluginId;
import org.vireo.model.PluginStatus;

/** Plugins as the inventory keeps them. Thread-safe. */
final class PluginRows {
    /** Those whose engine half is installed. */
    static final Set<PluginStatus> INSTALLED =
            Set.of(PluginStatus.ACTIVE, PluginStatus.DEGRADED, PluginStatus.QUARANTINED);

    /** Those whose engine half is installed, or may be at any moment. */
    static final Set<PluginStatus> PRESENT =
            Set.of(PluginStatus.ACTIVE, PluginStatus.DEGRADED, PluginStatus.QUARANTINED, PluginStatus.INSTALLING);

    /** Those that do their work. */
    static final Set<PluginStatus> SETTLED = Set.of(PluginStatus.ACTIVE, PluginStatus.DEGRADED);

    static final int NORMAL = 20_001;
    private static final int WRONG = 20_002;

    private final Inventory inventory;
    private final Transactions transactions;
    private final Events events;
    private final PluginListeners listeners;
    private final Clock clock;

    PluginRows(Inventory inventory, Transactions transactions, Events events, PluginListeners listeners, Clock clock) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.events = events;
        this.listeners = listeners;
        this.clock = clock;
    }

    Transactions transactions() {
        return transactions;
    }

    Inventory inventory() {
        return inventory;
    }

    Optional<Plugin> find(String name) {
        return inventory.find(Plugin.class, PluginId.named(name));
    }

    Plugin get(String name) {
        return find(name)
                .orElseThrow(() ->
                        PluginError.NO_SUCH_PLUGIN.because("There is no plugin " + EntryNames.printable(name) + "."));
    }

    /** The row of a plugin that is to be installed, made where there is none. */
    Plugin add(String name) {
        return find(name).orElseGet(() -> {
            var made = new Plugin(PluginId.named(name));
            made.setName(name);
            made.setStatus(PluginStatus.INSTALLING);
            made.setChanged(clock.instant());
            inventory.add(made);
            return made;
        });
    }

    List<Plugin> all() {
        return inventory.list(Plugin.class, Where.all().orderBy("name"));
    }

    /** Versions of those that others can build on. */
    Map<String, Version> active() {
        var active = new HashMap<String, Version>();
        inventory
                .list(Plugin.class, Where.in("status", Set.of(PluginStatus.ACTIVE, PluginStatus.DEGRADED)))
                .forEach(row -> active.put(row.name(), Version.parseVersion(row.version())));
        return active;
    }

    /** Moves a plugin to a status and tells the listeners once that is committed. */
    void move(Plugin row, PluginStatus status, String reason) {
        become(row, status, reason);
        var name = row.name();
        var version = row.version();
        transactions.afterCommit(() -> listeners.tell(name, version, status, reason));
    }

    /** The same while the engine starts, before anybody listens. */
    void become(Plugin row, PluginStatus status, String reason) {
        row.setStatus(status);
        row.setReason(reason);
        row.setChanged(clock.instant());
    }

    /** Active, or degraded when hosts lack their half. */
    void settle(Plugin row, PluginManifest manifest) {
        var lacking = lacking(row, manifest);
        if (lacking.isEmpty()) {
            move(row, PluginStatus.ACTIVE, "");
        } else {
            move(row, PluginStatus.DEGRADED, lacking(lacking));
        }
    }

    private static String lacking(List<String> hosts) {
        return hosts.size() == 1
                ? "A host lacks its half: " + hosts.get(0)
                : hosts.size() + " hosts lack their half, one of them: " + hosts.get(0);
    }

    private List<String> lacking(Plugin row, PluginManifest manifest) {
        if (!manifest.hasHostHalf()) {
            return List.of();
        }
        return inventory.list(Host.class, Where.all().orderBy("name")).stream()
                .flatMap(host -> lacking(row, host).stream())
                .toList();
    }

    private Optional<String> lacking(Plugin row, Host host) {
        var half = inventory.find(PluginHost.class, PluginHostId.of(row.id(), host.id()));
        if (half.isEmpty()) {
            return Optional.of("host " + host.name() + " is " + host.status().text() + " and gets it when it is up");
        }
        return half.filter(h -> !h.active() || !h.version().equals(row.version()))
                .map(h -> "host " + host.name() + ": " + h.reason());
    }

    /** Keeps what is known of a half on a host, in a transaction of its own or the present one. */
    void half(String plugin, HostId host, String version, boolean active, String reason) {
        transactions.run(() -> {
            if (inventory.find(Host.class, host).isEmpty() || find(plugin).isEmpty()) {
                return; // either went away meanwhile
            }
            var id = PluginHostId.of(PluginId.named(plugin), host);
            var row = inventory.find(PluginHost.class, id).orElseGet(() -> {
                var made = new PluginHost(PluginId.named(plugin), host);
                made.setChanged(clock.instant());
                inventory.add(made);
                return made;
            });
            row.setVersion(version);
            row.setActive(active);
            row.setReason(reason);
            row.setChanged(clock.instant());
        });
    }

    void noHalf(String plugin, HostId host) {
        transactions.run(() -> inventory
                .find(PluginHost.class, PluginHostId.of(PluginId.named(plugin), host))
                .ifPresent(inventory::remove));
    }

    List<PluginHost> halves(String plugin) {
        return inventory.list(PluginHost.class, Where.equal("pluginId", PluginId.named(plugin)));
    }

    /** Notes what happened in the history and among the events, in a transaction of its own or the present one. */
    void note(Note note, Caller caller) {
        transactions.run(() -> {
            var entry = new PluginEvent(PluginEventId.random());
            entry.setName(note.plugin());
            entry.setVersion(note.version());
            entry.setAction(note.action());
            entry.setSucceeded(note.succeeded());
            entry.setMessage(note.message());
            entry.setActor(caller.name());
            entry.setAt(clock.instant());
            entry.setJobId(note.job());
            inventory.add(entry);
            events.record(
                    note.succeeded()
                            ? Event.normal(NORMAL, caller, note.message())
                            : Event.error(WRONG, caller, note.message()));
        });
    }

    /**
     * Something to be noted.
     *
     * @param plugin its id, or the name of the file when that is not known
     * @param version empty when that is not known
     * @param action such as {@code install}
     * @param succeeded whether it worked
     * @param message one sentence for people
     * @param job that did it
     */
    record Note(String plugin, String version, String action, boolean succeeded, String message, Optional<JobId> job) {}
}
