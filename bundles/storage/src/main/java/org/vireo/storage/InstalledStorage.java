package org.vireo.storage;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.storage.StorageKind;
import org.vireo.engine.api.storage.StorageTypes;
import org.vireo.model.HostId;
import org.vireo.model.Secret;
import org.vireo.model.StorageDomainId;
import org.vireo.protocol.storage.LunList.FoundLun;
import org.vireo.protocol.storage.TargetList.FoundTarget;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;
import org.vireo.spi.storage.Domain;

/** The types of storage that are installed, and what lies in places of theirs. */
@Component(service = StorageTypes.class)
public final class InstalledStorage implements StorageTypes {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final StorageBackends backends;
    private final HostLink link;
    private final StorageDrivers drivers;
    private final StorageHosts hosts;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public InstalledStorage(
            @Reference StorageBackends backends,
            @Reference HostLink link,
            @Reference StorageDrivers drivers,
            @Reference StorageHosts hosts) {
        this.backends = backends;
        this.drivers = drivers;
        this.link = link;
        this.hosts = hosts;
    }

    @Override
    public boolean installed(String type) {
        return backends.installed(type);
    }

    @Override
    public List<StorageKind> kinds() {
        return backends.all().stream()
                .map(backend -> new StorageKind(backend.type(), backend.settings()))
                .sorted(Comparator.comparing(StorageKind::type))
                .toList();
    }

    @Override
    public Optional<StorageDomainId> existing(
            String type, Map<String, String> settings, Map<String, Secret> secrets, HostId host) {
        var backend = backends.get(type);
        drivers.await(host, type);
        var nobody = new Domain(StorageDomainId.random(), backend.check(SecretSettings.whole(settings, secrets)));
        return backend.probe(nobody, host, look()).existing();
    }

    @Override
    public List<FoundTarget> targets(
            String type, Map<String, String> settings, Map<String, Secret> secrets, HostId host) {
        drivers.await(host, type);
        return backends.get(type).targets(SecretSettings.whole(settings, secrets), host, look());
    }

    @Override
    public void logIn(String type, Map<String, String> settings, Map<String, Secret> secrets, HostId host) {
        drivers.await(host, type);
        backends.get(type).logIn(SecretSettings.whole(settings, secrets), host, look());
    }

    @Override
    public List<FoundLun> luns(String type, Map<String, String> settings, Map<String, Secret> secrets, HostId host) {
        drivers.await(host, type);
        return backends.get(type).luns(SecretSettings.whole(settings, secrets), host, look());
    }

    @Override
    public Optional<HostId> host(String type) {
        return hosts.ofType(type);
    }

    private Call look() {
        return TimedCall.lasting(PATIENCE, clock, link);
    }
}
