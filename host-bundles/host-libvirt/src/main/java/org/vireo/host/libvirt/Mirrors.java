package org.vireo.host.libvirt;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.libvirt.OpenImages.Chain;
import org.vireo.host.libvirt.binding.DomainHandle;
import org.vireo.host.libvirt.binding.LibvirtException;
import org.vireo.host.libvirt.binding.RunState;
import org.vireo.host.spi.HostCall;
import org.vireo.model.DiskId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.LayeredDisk;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;
import org.vireo.protocol.vm.EndMirror;
import org.vireo.protocol.vm.MirrorDisk;
import org.vireo.protocol.vm.TurnDisk;

/** Copies the image that a running virtual machine writes to, and has it go on with the copy. Thread-safe; keeps no state. */
@Component(service = Mirrors.class)
public final class Mirrors {
    private final LiveDevices devices;
    private final DiskSources sources;

    /** Ready at once. */
    @Activate
    public Mirrors(@Reference LiveDevices devices, @Reference DiskSources sources) {
        this.devices = devices;
        this.sources = sources;
    }

    /** Begins to copy, unless that is being done or has been. */
    void begin(MirrorDisk request, HostCall call) {
        devices.actions().onRunning(request.vm(), "copy a disk of", domain -> {
            var chain = chain(domain, request.vm(), request.disk());
            if (domain.images().percent(chain.target()).isEmpty()
                    && !chain(domain, request.vm(), request.disk()).writes(request.to())) {
                new OpenImages(domain.xml()).requireNames(request.disk());
                var image = sources.open(request.to(), call);
                requireName(request.disk(), image);
                var text = new MirrorText(request.vm(), devices.renderer());
                String to = text.text(request.disk(), image);
                domain.images()
                        .mirror(
                                chain.target(),
                                to,
                                !request.whole() && chain.images().size() > 1);
            }
        });
    }

    private static void requireName(DiskId disk, DiskSource image) {
        var top = image instanceof LayeredDisk layered ? layered.top() : image;
        if (top instanceof NetworkDisk network && network.slice().isPresent()) {
            throw new VireoException(
                    ModelError.WRONG_STATE,
                    "cannot copy disk " + disk
                            + " to a part of a LUN while its virtual machine runs. Shut it down first.");
        }
    }

    private static Chain chain(DomainHandle domain, VmId vm, DiskId disk) {
        return new OpenImages(domain.xml()).chain(vm, disk);
    }

    private static boolean writes(DomainHandle domain, TurnDisk request) {
        return chain(domain, request.vm(), request.disk()).writes(request.to());
    }

    /** Has the guest go on with the copy; it does so only when that is written down. */
    void turn(TurnDisk request, HostCall call) {
        devices.actions().onRunning(request.vm(), "turn a disk of", domain -> {
            if (!writes(domain, request)) {
                pivot(domain, request);
            }
            sources.mark(request.domain(), request.mark(), call);
            goOn(domain, request.resume());
        });
    }

    private static void pivot(DomainHandle domain, TurnDisk request) {
        String target = chain(domain, request.vm(), request.disk()).target();
        var percent = domain.images().percent(target);
        if (!percent.equals(Optional.of(100))) {
            throw new VireoException(
                    ModelError.WRONG_STATE,
                    "cannot turn disk " + request.disk() + " of virtual machine " + request.vm() + ": its copy is "
                            + percent.map(one -> "made to " + one + " percent").orElse("not being made"));
        }
        boolean runs = domain.state() == RunState.RUNNING;
        if (runs) {
            domain.pause();
        }
        try {
            domain.images().end(target, true);
        } catch (LibvirtException e) {
            // whoever writes to the new image must not go on before that is written down
            if (!writes(domain, request)) {
                goOn(domain, runs || request.resume());
                throw e;
            }
        }
    }

    private static void goOn(DomainHandle domain, boolean wanted) {
        if (wanted && domain.state() == RunState.PAUSED) {
            domain.resume();
        }
    }

    /** Gives a copy up. */
    void end(EndMirror request) {
        devices.actions().onRunning(request.vm(), "stop copying a disk of", domain -> {
            String target = chain(domain, request.vm(), request.disk()).target();
            if (domain.images().percent(target).isPresent()) {
                domain.images().end(target, false);
            }
        });
    }
}
