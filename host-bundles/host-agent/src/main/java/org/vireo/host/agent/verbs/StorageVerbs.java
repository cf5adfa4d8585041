package org.vireo.host.agent.verbs;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.protocol.storage.AttachStorage;
import org.vireo.protocol.storage.CarryVolume;
import org.vireo.protocol.storage.CopyVolume;
import org.vireo.protocol.storage.CreateVolume;
import org.vireo.protocol.storage.DeleteRecord;
import org.vireo.protocol.storage.DeleteVolume;
import org.vireo.protocol.storage.DetachStorage;
import org.vireo.protocol.storage.Done;
import org.vireo.protocol.storage.FindTargets;
import org.vireo.protocol.storage.ImportVolume;
import org.vireo.protocol.storage.InspectStorage;
import org.vireo.protocol.storage.InspectVolume;
import org.vireo.protocol.storage.ListLuns;
import org.vireo.protocol.storage.ListRecords;
import org.vireo.protocol.storage.ListVolumes;
import org.vireo.protocol.storage.LogIn;
import org.vireo.protocol.storage.LunList;
import org.vireo.protocol.storage.LunSeen;
import org.vireo.protocol.storage.OpenLun;
import org.vireo.protocol.storage.ProbeStorage;
import org.vireo.protocol.storage.ReadRecord;
import org.vireo.protocol.storage.RebaseVolume;
import org.vireo.protocol.storage.RecordList;
import org.vireo.protocol.storage.RecordText;
import org.vireo.protocol.storage.ResizeVolume;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.TargetList;
import org.vireo.protocol.storage.VolumeList;
import org.vireo.protocol.storage.VolumeState;
import org.vireo.protocol.storage.WipeVolume;
import org.vireo.protocol.storage.WriteRecord;

/** Hands the verbs {@code storage.*} to the driver of the target's type. Immutable. */
public final class StorageVerbs {
    private final Drivers drivers;
    private final Path imports;

    /** For drivers that may come and go. */
    public StorageVerbs(Drivers drivers, Path imports) {
        this.drivers = drivers;
        this.imports = imports;
    }

    private StorageDriver driver(StorageTarget target) {
        return drivers.storage(target.type());
    }

    /** One for each verb. */
    public List<OperationHandler<?, ?>> handlers() {
        return Stream.of(volumes(), records(), targets())
                .<OperationHandler<?, ?>>flatMap(List::stream)
                .toList();
    }

    private List<OperationHandler<?, ?>> volumes() {
        return List.of(
                new SimpleHandler<>(
                        ProbeStorage.class,
                        (asked, call) -> driver(asked.target()).probe(asked.target(), call)),
                new SimpleHandler<>(
                        AttachStorage.class,
                        (asked, call) -> driver(asked.target()).attach(asked.target(), asked.format(), call)),
                new SimpleHandler<>(DetachStorage.class, this::detach),
                new SimpleHandler<>(
                        InspectStorage.class,
                        (asked, call) -> driver(asked.target()).inspect(asked.target(), call)),
                new SimpleHandler<>(
                        CreateVolume.class,
                        (asked, call) -> driver(asked.target()).create(asked.target(), asked.volume(), call)),
                new SimpleHandler<>(DeleteVolume.class, this::delete),
                new SimpleHandler<>(
                        CopyVolume.class,
                        (asked, call) -> driver(asked.target())
                                .copy(asked.target(), asked.source(), asked.copy(), asked.format(), call)),
                new SimpleHandler<>(
                        ResizeVolume.class,
                        (asked, call) ->
                                driver(asked.target()).resize(asked.target(), asked.volume(), asked.size(), call)),
                new SimpleHandler<>(CarryVolume.class, this::carry),
                new SimpleHandler<>(WipeVolume.class, this::wipe),
                new SimpleHandler<>(RebaseVolume.class, this::rebase),
                new SimpleHandler<>(
                        InspectVolume.class,
                        (asked, call) -> driver(asked.target()).volume(asked.target(), asked.volume(), call)),
                new SimpleHandler<>(
                        ListVolumes.class,
                        (asked, call) -> new VolumeList(driver(asked.target()).volumes(asked.target(), call))),
                new SimpleHandler<>(ImportVolume.class, this::importVolume));
    }

    private List<OperationHandler<?, ?>> records() {
        return List.of(
                new SimpleHandler<>(WriteRecord.class, this::writeRecord),
                new SimpleHandler<>(DeleteRecord.class, this::deleteRecord),
                new SimpleHandler<>(
                        ListRecords.class,
                        (asked, call) -> new RecordList(driver(asked.target()).records(asked.target(), call))),
                new SimpleHandler<>(
                        ReadRecord.class,
                        (asked, call) ->
                                new RecordText(driver(asked.target()).record(asked.target(), asked.name(), call))));
    }

    private List<OperationHandler<?, ?>> targets() {
        return List.of(
                new SimpleHandler<>(
                        FindTargets.class,
                        (asked, call) -> new TargetList(driver(asked.target()).targets(asked.target(), call))),
                new SimpleHandler<>(LogIn.class, this::logIn),
                new SimpleHandler<>(
                        OpenLun.class,
                        (asked, call) -> new LunSeen(driver(asked.target()).openLun(asked.target(), call))),
                new SimpleHandler<>(
                        ListLuns.class,
                        (asked, call) -> new LunList(driver(asked.target()).luns(asked.target(), call))));
    }

    private Done logIn(LogIn asked, HostCall call) {
        driver(asked.target()).logIn(asked.target(), call);
        return new Done();
    }

    private Done detach(DetachStorage asked, HostCall call) {
        driver(asked.target()).detach(asked.target(), asked.wipe(), call);
        return new Done();
    }

    private Done delete(DeleteVolume asked, HostCall call) {
        driver(asked.target()).delete(asked.target(), asked.volume(), call);
        return new Done();
    }

    private Done wipe(WipeVolume asked, HostCall call) {
        driver(asked.target()).wipe(asked.target(), asked.volume(), call);
        return new Done();
    }

    private Done writeRecord(WriteRecord asked, HostCall call) {
        driver(asked.target()).writeRecord(asked.target(), asked.name(), asked.text(), call);
        return new Done();
    }

    private Done deleteRecord(DeleteRecord asked, HostCall call) {
        driver(asked.target()).deleteRecord(asked.target(), asked.name(), call);
        return new Done();
    }

    private VolumeState importVolume(ImportVolume asked, HostCall call) {
        var driver = driver(asked.target());
        Path image = ImportFile.in(imports, asked.file());
        return driver.importImage(asked.target(), asked.volume(), image, asked.format(), call);
    }

    private VolumeState carry(CarryVolume asked, HostCall call) {
        var to = driver(asked.to());
        return driver(asked.from()).lend(asked.from(), asked.source(), call, lent -> to.receive(asked, lent, call));
    }

    private VolumeState rebase(RebaseVolume asked, HostCall call) {
        var driver = driver(asked.target());
        return asked.done()
                ? driver.follow(asked.target(), asked.volume(), asked.backing(), call)
                : driver.rebase(asked.target(), asked.volume(), asked.backing(), call);
    }
}
