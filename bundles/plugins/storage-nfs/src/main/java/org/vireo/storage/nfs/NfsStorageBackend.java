package org.vireo.storage.nfs;

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

/** Storage on an NFS server, reached by every host. Whether a host mounts it or not is the host's own affair. Immutable. */
@Component(service = StorageBackend.class, property = "vireo.type=nfs")
public final class NfsStorageBackend extends HostDrivenBackend {
    private static final String TYPE = "nfs";

    /** Ready at once. */
    @Activate
    public NfsStorageBackend() {}

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
                StorageFeature.WIPE,
                StorageFeature.FILES,
                StorageFeature.LISTING,
                StorageFeature.RECORDS);
    }

    @Override
    public List<SettingSpec> settings() {
        return NfsSettings.specs();
    }

    @Override
    public Map<String, String> check(Map<String, String> settings) {
        return NfsSettings.check(settings);
    }

    /** The server and the file there; a host whose kernel has NFS makes it a file below its mount. */
    @Override
    public DiskSource source(Volume volume, HostId host) {
        var settings = NfsSettings.check(volume.domain().settings());
        var file = settings.get(NfsSettings.PATH) + "/" + volume.domain().id() + "/images/" + volume.id();
        return new NetworkDisk(TYPE, file, List.of(settings.get(NfsSettings.ADDRESS)), "", volume.format());
    }
}
