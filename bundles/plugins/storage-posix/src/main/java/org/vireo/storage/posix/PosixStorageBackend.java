package org.vireo.storage.posix;

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

/** Storage on a file system that every host mounts. Immutable. */
@Component(service = StorageBackend.class, property = "vireo.type=posixfs")
public final class PosixStorageBackend extends HostDrivenBackend {
    private static final String TYPE = "posixfs";

    /** Ready at once. */
    @Activate
    public PosixStorageBackend() {}

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
        return PosixSettings.specs();
    }

    @Override
    public Map<String, String> check(Map<String, String> settings) {
        return PosixSettings.check(settings);
    }

    /** The file in the domain; a host makes it one below its mount. */
    @Override
    public DiskSource source(Volume volume, HostId host) {
        return new NetworkDisk(TYPE, volume.domain().id() + "/images/" + volume.id(), List.of(), "", volume.format());
    }
}
