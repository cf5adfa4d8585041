package org.vireo.protocol.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.ReportKind;
import org.vireo.protocol.Verb;
import org.vireo.protocol.hook.HookFailedReport;
import org.vireo.protocol.hook.HookListReport;
import org.vireo.protocol.host.CapabilitiesReport;
import org.vireo.protocol.host.CheckUpdates;
import org.vireo.protocol.host.GetCapabilities;
import org.vireo.protocol.host.Heartbeat;
import org.vireo.protocol.host.Ping;
import org.vireo.protocol.host.StatisticsReport;
import org.vireo.protocol.image.CheckUpload;
import org.vireo.protocol.image.CloseTransfer;
import org.vireo.protocol.image.LookAtTransfer;
import org.vireo.protocol.image.OpenTransfer;
import org.vireo.protocol.image.PrepareImageDoor;
import org.vireo.protocol.network.DiscoverNetworks;
import org.vireo.protocol.network.RealizeNetwork;
import org.vireo.protocol.network.WithdrawNetwork;
import org.vireo.protocol.ova.DropOva;
import org.vireo.protocol.ova.InspectOva;
import org.vireo.protocol.ova.ReadOva;
import org.vireo.protocol.ova.StageDisk;
import org.vireo.protocol.ova.VerifyOva;
import org.vireo.protocol.ova.WriteOva;
import org.vireo.protocol.plugin.ActivateHalf;
import org.vireo.protocol.plugin.ListHalves;
import org.vireo.protocol.plugin.StagePart;
import org.vireo.protocol.plugin.WithdrawHalf;
import org.vireo.protocol.storage.AttachStorage;
import org.vireo.protocol.storage.CarryVolume;
import org.vireo.protocol.storage.CopyVolume;
import org.vireo.protocol.storage.CreateVolume;
import org.vireo.protocol.storage.DeleteRecord;
import org.vireo.protocol.storage.DeleteVolume;
import org.vireo.protocol.storage.DetachStorage;
import org.vireo.protocol.storage.FindTargets;
import org.vireo.protocol.storage.ImportVolume;
import org.vireo.protocol.storage.InspectStorage;
import org.vireo.protocol.storage.InspectVolume;
import org.vireo.protocol.storage.ListLuns;
import org.vireo.protocol.storage.ListRecords;
import org.vireo.protocol.storage.ListVolumes;
import org.vireo.protocol.storage.LogIn;
import org.vireo.protocol.storage.OpenLun;
import org.vireo.protocol.storage.ProbeStorage;
import org.vireo.protocol.storage.ReadRecord;
import org.vireo.protocol.storage.RebaseVolume;
import org.vireo.protocol.storage.ResizeVolume;
import org.vireo.protocol.storage.WipeVolume;
import org.vireo.protocol.storage.WriteRecord;
import org.vireo.protocol.vm.BeginBackup;
import org.vireo.protocol.vm.CancelMigration;
import org.vireo.protocol.vm.ChangeDisc;
import org.vireo.protocol.vm.ChangeNic;
import org.vireo.protocol.vm.CloseSerial;
import org.vireo.protocol.vm.DomainInventoryReport;
import org.vireo.protocol.vm.DomainReport;
import org.vireo.protocol.vm.DropCheckpoints;
import org.vireo.protocol.vm.DropMigration;
import org.vireo.protocol.vm.EndBackup;
import org.vireo.protocol.vm.EndMirror;
import org.vireo.protocol.vm.ExchangeSerial;
import org.vireo.protocol.vm.FinishMigration;
import org.vireo.protocol.vm.FlushDisk;
import org.vireo.protocol.vm.ForgetSavedState;
import org.vireo.protocol.vm.FreezeGuest;
import org.vireo.protocol.vm.GuestReport;
import org.vireo.protocol.vm.KeepMoment;
import org.vireo.protocol.vm.ListDomains;
import org.vireo.protocol.vm.LookAtBackup;
import org.vireo.protocol.vm.LookForDomain;
import org.vireo.protocol.vm.LookForImages;
import org.vireo.protocol.vm.MergeImage;
import org.vireo.protocol.vm.MigrateDomain;
import org.vireo.protocol.vm.MirrorDisk;
import org.vireo.protocol.vm.OpenSerial;
import org.vireo.protocol.vm.PauseDomain;
import org.vireo.protocol.vm.PlugDisk;
import org.vireo.protocol.vm.PlugMemory;
import org.vireo.protocol.vm.PlugNic;
import org.vireo.protocol.vm.PrepareMigration;
import org.vireo.protocol.vm.RebootDomain;
import org.vireo.protocol.vm.ResetDomain;
import org.vireo.protocol.vm.ResumeDomain;
import org.vireo.protocol.vm.ReturnToMoment;
import org.vireo.protocol.vm.SetCpus;
import org.vireo.protocol.vm.SetTicket;
import org.vireo.protocol.vm.ShutdownDomain;
import org.vireo.protocol.vm.SnapshotDisks;
import org.vireo.protocol.vm.StartDomain;
import org.vireo.protocol.vm.StopDomain;
import org.vireo.protocol.vm.SuspendDomain;
import org.vireo.protocol.vm.ThawGuest;
import org.vireo.protocol.vm.TurnDisk;
import org.vireo.protocol.vm.UnplugDisk;
import org.vireo.protocol.vm.UnplugNic;

/** Every verb and kind of report of this version of the protocol. Immutable. */
public final class Vocabulary {
    private static final Map<String, Class<? extends HostRequest<?>>> REQUESTS = index(
            List.of(
                    CheckUpdates.class,
                    GetCapabilities.class,
                    Ping.class,
                    DiscoverNetworks.class,
                    RealizeNetwork.class,
                    WithdrawNetwork.class,
                    DropOva.class,
                    InspectOva.class,
                    ReadOva.class,
                    StageDisk.class,
                    VerifyOva.class,
                    WriteOva.class,
                    ActivateHalf.class,
                    ListHalves.class,
                    StagePart.class,
                    WithdrawHalf.class,
                    AttachStorage.class,
                    CarryVolume.class,
                    CopyVolume.class,
                    CreateVolume.class,
                    DeleteRecord.class,
                    DeleteVolume.class,
                    DetachStorage.class,
                    ImportVolume.class,
                    InspectStorage.class,
                    InspectVolume.class,
                    FindTargets.class,
                    ListLuns.class,
                    ListRecords.class,
                    ListVolumes.class,
                    LogIn.class,
                    OpenLun.class,
                    ProbeStorage.class,
                    ReadRecord.class,
                    RebaseVolume.class,
                    ResizeVolume.class,
                    CheckUpload.class,
                    CloseTransfer.class,
                    LookAtTransfer.class,
                    OpenTransfer.class,
                    PrepareImageDoor.class,
                    WipeVolume.class,
                    WriteRecord.class,
                    ForgetSavedState.class,
                    ListDomains.class,
                    BeginBackup.class,
                    DropCheckpoints.class,
                    EndBackup.class,
                    LookAtBackup.class,
                    CancelMigration.class,
                    DropMigration.class,
                    EndMirror.class,
                    FinishMigration.class,
                    LookForDomain.class,
                    LookForImages.class,
                    MergeImage.class,
                    MigrateDomain.class,
                    MirrorDisk.class,
                    PrepareMigration.class,
                    PauseDomain.class,
                    RebootDomain.class,
                    ResetDomain.class,
                    ResumeDomain.class,
                    SetTicket.class,
                    OpenSerial.class,
                    ExchangeSerial.class,
                    CloseSerial.class,
                    ShutdownDomain.class,
                    StartDomain.class,
                    StopDomain.class,
                    SuspendDomain.class,
                    ChangeDisc.class,
                    ChangeNic.class,
                    FreezeGuest.class,
                    FlushDisk.class,
                    SnapshotDisks.class,
                    KeepMoment.class,
                    ReturnToMoment.class,
                    PlugDisk.class,
                    PlugMemory.class,
                    PlugNic.class,
                    SetCpus.class,
                    ThawGuest.class,
                    TurnDisk.class,
                    UnplugDisk.class,
                    UnplugNic.class),
            type -> type.getAnnotation(Verb.class).name());

    private static final Map<String, Class<? extends HostReport>> REPORTS = index(
            List.of(
                    HookFailedReport.class,
                    HookListReport.class,
                    CapabilitiesReport.class,
                    Heartbeat.class,
                    StatisticsReport.class,
                    DomainInventoryReport.class,
                    DomainReport.class,
                    GuestReport.class),
            type -> type.getAnnotation(ReportKind.class).value());

    private Vocabulary() {}

    private static <T> Map<String, Class<? extends T>> index(
            List<Class<? extends T>> types, Function<Class<? extends T>, String> name) {
        return types.stream().collect(Collectors.toUnmodifiableMap(name, Function.identity()));
    }

    /** The type of the request with this verb; empty when this version does not know it. */
    public static Optional<Class<? extends HostRequest<?>>> request(String verb) {
        return Optional.ofNullable(REQUESTS.get(verb));
    }

    /** The type of the report of this kind; empty when this version does not know it. */
    public static Optional<Class<? extends HostReport>> report(String kind) {
        return Optional.ofNullable(REPORTS.get(kind));
    }

    /** The verb of a type of request. */
    public static Verb verb(Class<?> request) {
        return request.getAnnotation(Verb.class);
    }

    /** The kind of a type of report. */
    public static String kind(Class<?> report) {
        return report.getAnnotation(ReportKind.class).value();
    }
}
