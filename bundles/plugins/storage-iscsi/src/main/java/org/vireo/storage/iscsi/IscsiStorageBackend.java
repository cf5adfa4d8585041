package org.vireo.storage.iscsi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.model.DiskFormat;
import org.vireo.model.HostId;
import org.vireo.model.StorageDomainId;
import org.vireo.protocol.storage.FindTargets;
import org.vireo.protocol.storage.ListLuns;
import org.vireo.protocol.storage.LogIn;
import org.vireo.protocol.storage.LunList.FoundLun;
import org.vireo.protocol.storage.OpenLun;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.TargetList.FoundTarget;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;
import org.vireo.spi.SettingSpec;
import org.vireo.spi.host.Call;
import org.vireo.spi.storage.HostDrivenBackend;
import org.vireo.spi.storage.LunDisk;
import org.vireo.spi.storage.StorageBackend;
import org.vireo.spi.storage.StorageFeature;
import org.vireo.spi.storage.Volume;

/** Storage on a LUN of iSCSI, which every host reaches by itself. Immutable. */
@Component(service = StorageBackend.class, property = "vireo.type=iscsi")
public final class IscsiStorageBackend extends HostDrivenBackend {
    private static final String TYPE = "iscsi";

    /** Ready at once. */
    @Activate
    public IscsiStorageBackend() {}

    @Override
    public String type() {
        return TYPE;
    }

    /** Volumes take all their room at once. */
    @Override
    public Set<StorageFeature> features() {
        return Set.of(
                StorageFeature.SHARED,
                StorageFeature.BACKING,
                StorageFeature.REBASE,
                StorageFeature.CARRY,
                StorageFeature.LISTING,
                StorageFeature.RECORDS);
    }

    @Override
    public List<SettingSpec> settings() {
        return IscsiSettings.specs();
    }

    @Override
    public Map<String, String> check(Map<String, String> settings) {
        return IscsiSettings.check(settings);
    }

    @Override
    public List<FoundTarget> targets(Map<String, String> settings, HostId via, Call call) {
        return call.hosts()
                .call(via, new FindTargets(place(settings)), call.part("find-targets"))
                .targets();
    }

    @Override
    public void logIn(Map<String, String> settings, HostId via, Call call) {
        call.hosts().call(via, new LogIn(place(settings)), call.part("log-in"));
    }

    @Override
    public List<FoundLun> luns(Map<String, String> settings, HostId via, Call call) {
        return call.hosts()
                .call(via, new ListLuns(place(settings)), call.part("list-luns"))
                .luns();
    }

    private static StorageTarget place(Map<String, String> settings) {
        return new StorageTarget(StorageDomainId.random(), TYPE, settings);
    }

    @Override
    public FoundLun open(LunDisk lun, HostId via, Call call) {
        var target =
                new StorageTarget(new StorageDomainId(lun.disk().value()), TYPE, IscsiSettings.check(lun.settings()));
        return call.hosts()
                .call(via, new OpenLun(target), call.part("open-lun"))
                .lun();
    }

    @Override
    public DiskSource source(LunDisk lun) {
        var settings = IscsiSettings.check(lun.settings());
        return new NetworkDisk(
                TYPE,
                settings.get(IscsiSettings.TARGET) + "/" + settings.get(IscsiSettings.LUN),
                List.of(IscsiSettings.portal(settings)),
                secret(settings, lun.disk().value()),
                DiskFormat.RAW);
    }

    /** Hosts keep passwords under the id of the domain or disk that they open. */
    private static String secret(Map<String, String> settings, UUID id) {
        String user = settings.getOrDefault(IscsiSettings.USER, "");
        return user.isEmpty() ? "" : user + "@" + id;
    }

    /** The LUN, the volume on it and whose password opens it; the host finds where on the LUN that is. */
    @Override
    public DiskSource source(Volume volume, HostId host) {
        var domain = volume.domain();
        var settings = IscsiSettings.check(domain.settings());
        return new NetworkDisk(
                TYPE,
                settings.get(IscsiSettings.TARGET) + "/" + settings.get(IscsiSettings.LUN) + "/" + domain.id() + "/"
                        + volume.id(),
                List.of(IscsiSettings.portal(settings)),
                secret(settings, domain.id().value()),
                volume.format());
    }
}
