package org.vireo.rest.objects;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.vireo.model.BiosType;
import org.vireo.model.BootDevice;
import org.vireo.model.ByteSize;
import org.vireo.model.Conduct;
import org.vireo.model.CpuTopology;
import org.vireo.model.DirectBoot;
import org.vireo.model.Initialization;
import org.vireo.model.NumaMode;
import org.vireo.model.NumaSettings;
import org.vireo.model.Payload;
import org.vireo.model.PayloadFile;
import org.vireo.model.Secret;
import org.vireo.model.StorageErrorBehaviour;
import org.vireo.model.VmAffinity;
import org.vireo.model.VmSettings;
import org.vireo.model.VmSettingsEdit;
import org.vireo.model.VmType;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Cpu;
import org.vireo.rest.types.OperatingSystem;
import org.vireo.rest.types.Vm;
import org.vireo.rest.types.VmBase;
import org.vireo.rest.types.VmDeviceType;

/** Settings as a client wants them: those there are, changed by whatever the body has. */
final class VmWishes {
    private VmWishes() {}

    /** Refuses values out of their range with a fault that names them. */
    static VmSettings apply(VmSettings present, VmBase sent, Context context) {
        try {
            var edit = present.edit();
            memory(edit, present, sent);
            ifSent(sent.getCpu(), cpu -> cpu(edit, present, cpu));
            ifSent(sent.getOs(), os -> os(edit, present, os));
            FittingsWishes.apply(edit, present.fittings(), sent);
            conduct(edit, present, sent);
            initialization(edit, present, sent);
            if (sent instanceof Vm vm) {
                run(edit, vm);
            }
            ifSent(sent.getBios(), bios -> ifSent(bios.getType(), type -> bios(edit, type)));
            ifSent(sent.getConsole(), console -> ifSent(console.isEnabled(), edit::serialConsole));
            ifSent(sent.getType(), type -> edit.type(Constants.model(VmType.class, type)));
            ifSent(sent.getTimeZone(), zone -> ifSent(zone.getName(), edit::timeZone));
            ifSent(sent.isDeleteProtected(), edit::deleteProtected);
            ifSent(sent.isStateless(), edit::stateless);
            ifSent(sent.getHighAvailability(), ha -> {
                ifSent(ha.isEnabled(), edit::highlyAvailable);
                ifSent(ha.getPriority(), edit::priority);
            });
            ifSent(
                    sent.getPlacementPolicy(),
                    policy -> ifSent(policy.getHosts(), hosts -> edit.pinnedHosts(VmShape.hosts(hosts, context))));
            ifSent(sent.getCustomProperties(), properties -> edit.customProperties(VmShape.properties(properties)));
            return edit.done();
        } catch (IllegalArgumentException e) {
            throw RequestFault.outOfRange(e);
        }
    }

    /** Limits that were not sent follow the memory, as they do in a dialog. */
    private static void memory(VmSettingsEdit edit, VmSettings present, VmBase sent) {
        var memory = Optional.ofNullable(sent.getMemory()).map(ByteSize::new).orElse(present.memory());
        var policy = Optional.ofNullable(sent.getMemoryPolicy());
        edit.memory(memory);
        edit.guaranteedMemory(policy.map(p -> p.getGuaranteed())
                .map(ByteSize::new)
                .orElse(least(present.guaranteedMemory(), memory)));
        edit.maxMemory(policy.map(p -> p.getMax()).map(ByteSize::new).orElse(most(present.maxMemory(), memory)));
    }

    private static ByteSize least(ByteSize one, ByteSize other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static ByteSize most(ByteSize present, ByteSize memory) {
        return present.compareTo(memory) >= 0 ? present : memory;
    }

    private static void cpu(VmSettingsEdit edit, VmSettings present, Cpu sent) {
        ifSent(
                sent.getTopology(),
                topology -> edit.cpu(new CpuTopology(
                        orElse(topology.getSockets(), present.cpu().sockets()),
                        orElse(topology.getCores(), present.cpu().cores()),
                        orElse(topology.getThreads(), present.cpu().threads()))));
    }

    private static void os(VmSettingsEdit edit, VmSettings present, OperatingSystem sent) {
        ifSent(sent.getType(), edit::osType);
        if (sent.getBoot() != null && sent.getBoot().getDevices() != null) {
            edit.bootOrder(sent.getBoot().getDevices().getDevices().stream()
                    .map(device -> Constants.model(BootDevice.class, device))
                    .toList());
        }
        if (sent.getKernel() != null || sent.getInitrd() != null || sent.getCmdline() != null) {
            var before = present.directBoot().orElse(new DirectBoot("", "", ""));
            var after = new DirectBoot(
                    orElse(sent.getKernel(), before.kernel()),
                    orElse(sent.getInitrd(), before.initrd()),
                    orElse(sent.getCmdline(), before.commandLine()));
            edit.directBoot(Optional.of(after).filter(direct -> !direct.kernel().isEmpty()));
        }
    }

    private static void bios(VmSettingsEdit edit, org.vireo.rest.types.BiosType sent) {
        edit.biosType(
                sent == org.vireo.rest.types.BiosType.CLUSTER_DEFAULT
                        ? BiosType.Q35_SEA_BIOS
                        : Constants.model(BiosType.class, sent));
    }

    private static void conduct(VmSettingsEdit edit, VmSettings present, VmBase sent) {
        var before = present.conduct();
        var affinity = sent.getPlacementPolicy() == null
                        || sent.getPlacementPolicy().getAffinity() == null
                ? before.affinity()
                : Constants.model(VmAffinity.class, sent.getPlacementPolicy().getAffinity());
        var onStorageError = sent.getStorageErrorResumeBehaviour() == null
                ? before.onStorageError()
                : Constants.model(StorageErrorBehaviour.class, sent.getStorageErrorResumeBehaviour());
        edit.conduct(new Conduct(
                affinity, orElse(sent.isStartPaused(), before.startPaused()), before.instanceType(), onStorageError));
    }

    private static void initialization(VmSettingsEdit edit, VmSettings present, VmBase sent) {
        ifSent(sent.getInitialization(), wished -> {
            if (wished.getCloudInit() != null) {
                throw RequestFault.unsupported("The old form of cloud-init data");
            }
            var before = present.initialization().orElse(Initialization.NONE);
            var after = InitializationShape.wished(before, wished);
            edit.initialization(Optional.of(after).filter(one -> !one.equals(Initialization.NONE)));
        });
    }

    /** What only virtual machines have. */
    private static void run(VmSettingsEdit edit, Vm sent) {
        ifSent(
                sent.getNumaTuneMode(),
                mode -> edit.fittings(fittings -> fittings.numa(new NumaSettings(
                        Optional.of(Constants.model(NumaMode.class, mode)),
                        fittings.numa().nodes()))));
        ifSent(
                sent.getPayloads(),
                payloads -> edit.payloads(
                        payloads.getPayloads().stream().map(VmWishes::payload).toList()));
    }

    private static Payload payload(org.vireo.rest.types.Payload sent) {
        if (sent.getType() == VmDeviceType.FLOPPY) {
            throw RequestFault.unsupported("A payload on a floppy");
        }
        var files = sent.getFiles() == null
                ? List.<PayloadFile>of()
                : sent.getFiles().getFiles().stream()
                        .map(file ->
                                new PayloadFile(orElse(file.getName(), ""), Secret.of(orElse(file.getContent(), ""))))
                        .toList();
        return new Payload(orElse(sent.getVolumeId(), ""), files);
    }

    static <T> T orElse(T sent, T present) {
        return sent == null ? present : sent;
    }

    static <T> void ifSent(T value, Consumer<T> use) {
        if (value != null) {
            use.accept(value);
        }
    }
}
