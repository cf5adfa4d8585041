package org.vireo.storage.ceph;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.model.HostId;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;
import org.vireo.spi.SettingSpec;
import org.vireo.spi.storage.HostDrivenBackend;
import org.vireo.spi.storage.StorageBackend;
import org.vireo.spi.storage.StorageFeature;
import org.vireo.spi.storage.Volume;

/** Storage in a pool of Ceph, which every host reaches by itself. Immutable. */
@Component(service = StorageBackend.class, property = "vireo.type=rbd")
public final class CephStorageBackend extends HostDrivenBackend {
    private static final String TYPE = "rbd";

    /** Ready at once. */
    @Activate
    public CephStorageBackend() {}

    /** Not {@code ceph}: so a file system of Ceph's is called where it is mounted. */
    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<StorageFeature> features() {
        return Set.of(
                StorageFeature.SHARED,
                StorageFeature.THIN,
                StorageFeature.BACKING,
                StorageFeature.REBASE,
                StorageFeature.CARRY,
                StorageFeature.LISTING,
                StorageFeature.RECORDS);
    }

    @Override
    public List<SettingSpec> settings() {
        return CephSettings.specs();
    }

    @Override
    public Map<String, String> check(Map<String, String> settings) {
        return CephSettings.check(settings);
    }

    /** The image and whose key opens it; the host adds all it reads through to. */
    @Override
    public DiskSource source(Volume volume, HostId host) {
        var settings = CephSettings.check(volume.domain().settings());
        return new NetworkDisk(
                TYPE,
                settings.get(CephSettings.POOL) + "/vireo." + volume.id(),
                List.of(settings.get(CephSettings.MONITORS).split(",")),
                settings.get(CephSettings.USER) + "@" + volume.domain().id(),
                volume.format());
    }
}
