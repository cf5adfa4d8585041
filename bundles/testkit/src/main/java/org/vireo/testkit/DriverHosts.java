package org.vireo.testkit;

import java.nio.file.Path;
import org.vireo.host.spi.network.NetworkDriver;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.protocol.network.DiscoverNetworks;
import org.vireo.protocol.network.NetworkReady;
import org.vireo.protocol.network.NetworksFound;
import org.vireo.protocol.network.RealizeNetwork;
import org.vireo.protocol.network.WithdrawNetwork;
import org.vireo.protocol.storage.AttachStorage;
import org.vireo.protocol.storage.CarryVolume;
import org.vireo.protocol.storage.CopyVolume;
import org.vireo.protocol.storage.CreateVolume;
import org.vireo.protocol.storage.DeleteRecord;
import org.vireo.protocol.storage.DeleteVolume;
import org.vireo.protocol.storage.DetachStorage;
import org.vireo.protocol.storage.Done;
import org.vireo.protocol.storage.ImportVolume;
import org.vireo.protocol.storage.InspectStorage;
import org.vireo.protocol.storage.InspectVolume;
import org.vireo.protocol.storage.ListRecords;
import org.vireo.protocol.storage.ListVolumes;
import org.vireo.protocol.storage.LunSeen;
import org.vireo.protocol.storage.OpenLun;
import org.vireo.protocol.storage.ProbeStorage;
import org.vireo.protocol.storage.ReadRecord;
import org.vireo.protocol.storage.RebaseVolume;
import org.vireo.protocol.storage.RecordList;
import org.vireo.protocol.storage.RecordText;
import org.vireo.protocol.storage.ResizeVolume;
import org.vireo.protocol.storage.VolumeList;
import org.vireo.protocol.storage.WipeVolume;
import org.vireo.protocol.storage.WriteRecord;

/** Makes hosts that have one real driver each. */
public final class DriverHosts {
    private DriverHosts() {}

    /** A host with a storage driver and a directory of images to import. */
    public static TestHosts with(StorageDriver driver, Path imports) {
        return journeys(driver)
                .on(ProbeStorage.class, (request, call) -> driver.probe(request.target(), call))
                .on(AttachStorage.class, (request, call) -> driver.attach(request.target(), request.format(), call))
                .on(DetachStorage.class, (request, call) -> {
                    driver.detach(request.target(), request.wipe(), call);
                    return new Done();
                })
                .on(InspectStorage.class, (request, call) -> driver.inspect(request.target(), call))
                .on(CreateVolume.class, (request, call) -> driver.create(request.target(), request.volume(), call))
                .on(DeleteVolume.class, (request, call) -> {
                    driver.delete(request.target(), request.volume(), call);
                    return new Done();
                })
                .on(
                        ResizeVolume.class,
                        (request, call) -> driver.resize(request.target(), request.volume(), request.size(), call))
                .on(
                        RebaseVolume.class,
                        (request, call) -> driver.rebase(request.target(), request.volume(), request.backing(), call))
                .on(InspectVolume.class, (request, call) -> driver.volume(request.target(), request.volume(), call))
                .on(ListVolumes.class, (request, call) -> new VolumeList(driver.volumes(request.target(), call)))
                .on(
                        CopyVolume.class,
                        (request, call) ->
                                driver.copy(request.target(), request.source(), request.copy(), request.format(), call))
                .on(
                        ImportVolume.class,
                        (request, call) -> driver.importImage(
                                request.target(),
                                request.volume(),
                                imports.resolve(request.file()),
                                request.format(),
                                call));
    }

    private static TestHosts journeys(StorageDriver driver) {
        return records(driver)
                .on(WipeVolume.class, (request, call) -> {
                    driver.wipe(request.target(), request.volume(), call);
                    return new Done();
                })
                .on(OpenLun.class, (request, call) -> new LunSeen(driver.openLun(request.target(), call)))
                .on(
                        CarryVolume.class,
                        (request, call) -> driver.lend(
                                request.from(), request.source(), call, lent -> driver.receive(request, lent, call)));
    }

    private static TestHosts records(StorageDriver driver) {
        return new TestHosts()
                .on(WriteRecord.class, (request, call) -> {
                    driver.writeRecord(request.target(), request.name(), request.text(), call);
                    return new Done();
                })
                .on(DeleteRecord.class, (request, call) -> {
                    driver.deleteRecord(request.target(), request.name(), call);
                    return new Done();
                })
                .on(ListRecords.class, (request, call) -> new RecordList(driver.records(request.target(), call)))
                .on(
                        ReadRecord.class,
                        (request, call) -> new RecordText(driver.record(request.target(), request.name(), call)));
    }

    /** A host with a network driver. */
    public static TestHosts with(NetworkDriver driver) {
        return new TestHosts()
                .on(RealizeNetwork.class, (request, call) -> {
                    driver.realize(request.target(), call);
                    return new NetworkReady();
                })
                .on(WithdrawNetwork.class, (request, call) -> {
                    driver.withdraw(request.target(), call);
                    return new NetworkReady();
                })
                .on(DiscoverNetworks.class, (request, call) -> new NetworksFound(driver.discover(call)));
    }
}
