package org.vireo.host.libvirt;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.libvirt.binding.DomainHandle;
import org.vireo.host.libvirt.binding.RunState;
import org.vireo.host.spi.HostCall;
import org.vireo.model.ByteSize;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.protocol.vm.KeepMoment;
import org.vireo.protocol.vm.MomentKept;

/**
 * Keeps the memory of running virtual machines together with their disks, as they are at one moment. The guest goes on while its memory is
 * written and stands still at the end only; one that changes its memory faster than that can be written is halted after a while. Thread-safe.
 */
@Component(service = LiveMemory.class, configurationPid = LibvirtSettings.PID)
public final class LiveMemory {
    private static final Logger LOG = LoggerFactory.getLogger(LiveMemory.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final DomainActions actions;
    private final LiveImages images;
    private final DiskSources sources;
    private final Duration patience;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-moments"));

    /** Keeps no state: what was done shows in what libvirt has open. */
    @Activate
    public LiveMemory(
            @Reference DomainActions actions,
            @Reference LiveImages images,
            @Reference DiskSources sources,
            LibvirtSettings settings) {
        this.actions = actions;
        this.images = images;
        this.sources = sources;
        this.patience = Duration.ofSeconds(settings.moment__patience__seconds());
        if (patience.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    LibvirtSettings.PID + ": moment_patience_seconds must be 1 or more, not " + patience.toSeconds());
        }
    }

    /** What is being written goes on in libvirt. */
    @Deactivate
    public void close() {
        timer.shutdownNow();
    }

    MomentKept keep(KeepMoment request, HostCall call) {
        var file = file(request.memory(), call);
        actions.onRunning(request.vm(), "keep the memory of", domain -> {
            settle(domain);
            var open = new OpenImages(domain.xml());
            long done = request.tops().stream()
                    .filter(top -> open.chain(request.vm(), top.disk()).writes(top.source()))
                    .count();
            if (done == 0) {
                write(domain, open, request, file, call);
            } else if (done < request.tops().size()) {
                throw new VireoException(
                        ModelError.WRONG_STATE,
                        "cannot keep the memory of virtual machine " + request.vm() + ": " + done
                                + " of its disks write to new images already");
            }
        });
        return new MomentKept(flushed(request.vm(), file));
    }

    /** Where memory is written to or read from; refused where that is no file. */
    static Path file(DiskSource memory, DiskSources sources, HostCall call) {
        if (sources.open(memory, call) instanceof FileDisk file) {
            return Path.of(file.path());
        }
        throw new VireoException(
                ModelError.WRONG_STATE,
                "memory can only be kept on storage whose volumes this host reaches as files, which the volume "
                        + SnapshotText.name(memory) + " is not");
    }

    private Path file(DiskSource memory, HostCall call) {
        return file(memory, sources, call);
    }

    /** An agent before this one may have asked, and libvirt goes on with that. */
    private static void settle(DomainHandle domain) {
        while (domain.move().percent().isPresent()) {
            try {
                Thread.sleep(LOOK_AGAIN.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new VireoException(
                        ModelError.HOST_UNREACHABLE,
                        "the agent ends while virtual machine " + domain.id() + " is busy",
                        e);
            }
        }
    }

    private void write(DomainHandle domain, OpenImages open, KeepMoment request, Path file, HostCall call) {
        var vm = request.vm();
        requireAll(domain, open, request);
        var text = images.text(domain, open, request.tops(), call);
        text.memory(file.toString());
        var halt = timer.schedule(() -> halt(vm), patience.toSeconds(), TimeUnit.SECONDS);
        actions.watch().keeping(vm, true);
        try {
            domain.images().moment(text.text());
        } finally {
            halt.cancel(false);
            actions.watch().keeping(vm, false);
            actions.watch().tellAgain(vm);
        }
    }

    /** Memory goes with all that the guest writes to, or it is of no use. */
    private static void requireAll(DomainHandle domain, OpenImages open, KeepMoment request) {
        var disks = new ArrayList<>(
                open.chains().stream().map(OpenImages.Chain::disk).toList());
        disks.removeAll(request.tops().stream().map(top -> top.disk()).toList());
        if (!disks.isEmpty()) {
            throw new VireoException(
                    ModelError.WRONG_STATE,
                    "cannot keep the memory of virtual machine " + domain.id() + " without its disks " + disks);
        }
    }

    /** It goes on by itself when all is written. */
    private void halt(VmId vm) {
        try {
            actions.ifRunning(vm, domain -> {
                if (domain.state() == RunState.RUNNING) {
                    LOG.info("VM {} stands still until its memory is written: it changes faster than that", vm);
                    domain.pause();
                }
            });
        } catch (VireoException e) {
            LOG.warn("VM {} could not be halted while its memory is written: {}", vm, e.getMessage());
        }
    }

    private static ByteSize flushed(VmId vm, Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
            return new ByteSize(channel.size());
        } catch (IOException e) {
            throw new VireoException(
                    ModelError.HOST_FAILED, "the memory of virtual machine " + vm + " is not safe in " + file, e);
        }
    }
}
