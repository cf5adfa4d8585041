package org.vireo.host.agent.verbs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vireo.host.spi.CapabilitySource;
import org.vireo.host.spi.hosts.HostDrivers;
import org.vireo.host.spi.network.NetworkDriver;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.host.HostCapabilities;

/** Every driver that is there now. Thread-safe. */
@Component(service = Drivers.class)
public final class Drivers implements HostDrivers {
    private final Map<String, StorageDriver> storage = new ConcurrentHashMap<>();
    private final Map<String, NetworkDriver> networks = new ConcurrentHashMap<>();
    private final List<CapabilitySource> sources = new CopyOnWriteArrayList<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    /** Told when a driver comes or goes; must return soon. */
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    /** Told no longer. */
    public void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    private void changed() {
        watchers.forEach(Runnable::run);
    }

    @Override
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addStorage(StorageDriver driver) {
        storage.put(driver.type(), driver);
        changed();
    }

    @Override
    public void removeStorage(StorageDriver driver) {
        storage.remove(driver.type(), driver);
        changed();
    }

    @Override
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addNetwork(NetworkDriver driver) {
        networks.put(driver.type(), driver);
        changed();
    }

    @Override
    public void removeNetwork(NetworkDriver driver) {
        networks.remove(driver.type(), driver);
        changed();
    }

    /** One more. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addSource(CapabilitySource source) {
        sources.add(source);
        changed();
    }

    /** One less. */
    public void removeSource(CapabilitySource source) {
        sources.remove(source);
        changed();
    }

    StorageDriver storage(String type) {
        return Optional.ofNullable(storage.get(type)).orElseThrow(() -> missing("storage", type));
    }

    NetworkDriver network(String type) {
        return Optional.ofNullable(networks.get(type)).orElseThrow(() -> missing("network", type));
    }

    private static VireoException missing(String what, String type) {
        return new VireoException(
                ModelError.PLUGIN_UNAVAILABLE, "this host has no driver for " + what + " of type " + type);
    }

    /** Whether the hypervisor answers. */
    public boolean hypervisorReachable() {
        return sources.stream().anyMatch(CapabilitySource::reachable);
    }

    /** What the host is, with the types of its drivers; empty when no hypervisor driver is there. */
    public Optional<HostCapabilities> capabilities() {
        return sources.stream().findFirst().map(CapabilitySource::capabilities).map(this::withTypes);
    }

    private HostCapabilities withTypes(HostCapabilities found) {
        return new HostCapabilities(
                found.hostName(),
                found.operatingSystem(),
                found.kernel(),
                found.agentVersion(),
                found.libvirtVersion(),
                found.hypervisorVersion(),
                found.virtMode(),
                found.virtModeReason(),
                found.cpuModel(),
                found.cpu(),
                found.memory(),
                found.hardwareUuid(),
                storage.keySet().stream().sorted().toList(),
                networks.keySet().stream().sorted().toList(),
                found.graphics(),
                found.nics(),
                found.facts());
    }
}
