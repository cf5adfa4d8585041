package ${package};

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

/** Storage in a directory that every host has mounted; the driver on a host does the work. Immutable. */
@Component(service = StorageBackend.class, property = "vireo.type=${type}")
public final class ${Type}Backend extends HostDrivenBackend {
    private static final String TYPE = "${type}";

    /** Ready at once. */
    @Activate
    public ${Type}Backend() {}

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
                StorageFeature.LISTING,
                StorageFeature.RECORDS);
    }

    @Override
    public List<SettingSpec> settings() {
        return ${Type}Settings.specs();
    }

    @Override
    public Map<String, String> check(Map<String, String> settings) {
        return ${Type}Settings.parse(settings).toMap();
    }

    @Override
    public DiskSource source(Volume volume, HostId host) {
        var settings = ${Type}Settings.parse(volume.domain().settings());
        var file = settings.path()
                .resolve(volume.domain().id().toString())
                .resolve("images")
                .resolve(volume.id().toString());
        return new FileDisk(file.toString(), volume.format());
    }
}
