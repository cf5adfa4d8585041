package org.vireo.storage.local;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.model.HostId;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.spi.SettingSpec;
import org.vireo.spi.storage.HostDrivenBackend;
import org.vireo.spi.storage.StorageBackend;
import org.vireo.spi.storage.StorageFeature;
import org.vireo.spi.storage.Volume;

/** Storage in a directory of one host, reached by that host alone. Immutable. */
@Component(service = StorageBackend.class, property = "vireo.type=localfs")
public final class LocalStorageBackend extends HostDrivenBackend {
    private static final String TYPE = "localfs";

    /** Ready at once. */
    @Activate
    public LocalStorageBackend() {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<StorageFeature> features() {
        return Set.of(
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
        return LocalSettings.specs();
    }

    @Override
    public Map<String, String> check(Map<String, String> settings) {
        return LocalSettings.parse(settings).toMap();
    }

    @Override
    public DiskSource source(Volume volume, HostId host) {
        var settings = LocalSettings.parse(volume.domain().settings());
        var file = settings.path()
                .resolve(volume.domain().id().toString())
                .resolve("images")
                .resolve(volume.id().toString());
        return new FileDisk(file.toString(), volume.format());
    }
}
