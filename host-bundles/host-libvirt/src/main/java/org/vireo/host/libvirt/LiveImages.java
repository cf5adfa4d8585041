package org.vireo.host.libvirt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.libvirt.OpenImages.Chain;
import org.vireo.host.libvirt.binding.DomainHandle;
import org.vireo.host.libvirt.binding.LibvirtException;
import org.vireo.host.libvirt.binding.RunState;
import org.vireo.host.spi.HostCall;
import org.vireo.model.DiskId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.DisksSnapped;
import org.vireo.protocol.vm.ImagesSeen;
import org.vireo.protocol.vm.ImagesSeen.OpenDisk;
import org.vireo.protocol.vm.MergeImage;
import org.vireo.protocol.vm.MergeImage.Way;
import org.vireo.protocol.vm.NewTop;

/** Exchanges images under running virtual machines, and tells which they have open. Thread-safe. */
@Component(service = LiveImages.class)
public final class LiveImages {
    private static final Logger LOG = LoggerFactory.getLogger(LiveImages.class);

    private static final String FLUSH =
            "{\"execute\":\"human-monitor-command\",\"arguments\":{\"command-line\":" + "\"qemu-io %s flush\"}}";
    /** What a command for people says when there is nothing to say. */
    private static final String WELL = "(?s)\\{\\s*\"return\"\\s*:\\s*\"\"\\s*(,.*)?\\}\\s*";

    private final LiveDevices devices;
    private final DiskSources sources;

    /** Keeps no state: libvirt knows what is open, also after this agent was started anew. */
    @Activate
    public LiveImages(@Reference LiveDevices devices, @Reference DiskSources sources) {
        this.devices = devices;
        this.sources = sources;
    }

    ImagesSeen look(VmId vm) {
        return devices.actions()
                .connection()
                .call(session -> session.ask(vm, LiveImages::seen))
                .orElseGet(ImagesSeen::absent);
    }

    private static ImagesSeen seen(DomainHandle domain) {
        var disks = new ArrayList<OpenDisk>();
        for (var chain : new OpenImages(domain.xml()).chains()) {
            // asked before its images are read: what ended meanwhile is in them then
            var merging = domain.images().percent(chain.target());
            disks.add(new OpenDisk(chain.disk(), names(domain, chain), merging));
        }
        return new ImagesSeen(true, disks);
    }

    private static List<String> names(DomainHandle domain, Chain before) {
        return chain(domain, before.disk()).stream()
                .flatMap(chain -> chain.images().stream())
                .map(OpenImages.Image::name)
                .toList();
    }

    private static Optional<Chain> chain(DomainHandle domain, DiskId disk) {
        return new OpenImages(domain.xml())
                .chains().stream().filter(chain -> chain.disk().equals(disk)).findFirst();
    }

    /** Has all disks write to their new images from the same moment on, or none. */
    DisksSnapped snapshot(VmId vm, List<NewTop> tops, HostCall call) {
        var outcome = new ArrayList<DisksSnapped>();
        devices.actions().onRunning(vm, "snapshot the disks of", domain -> {
            var open = new OpenImages(domain.xml());
            var left = tops.stream()
                    .filter(top -> !open.chain(vm, top.disk()).writes(top.source()))
                    .toList();
            outcome.add(
                    left.isEmpty()
                            ? new DisksSnapped(false, "it was done before")
                            : exchange(domain, open, left, call));
        });
        return outcome.get(0);
    }

    private DisksSnapped exchange(DomainHandle domain, OpenImages open, List<NewTop> tops, HostCall call) {
        return take(domain, text(domain, open, tops, call).text());
    }

    /** The given disks write to new images, all others go on as they do. */
    SnapshotText text(DomainHandle domain, OpenImages open, List<NewTop> tops, HostCall call) {
        var text = new SnapshotText(domain.id(), devices.renderer());
        var rest = new HashSet<>(open.targets());
        tops.forEach(top -> open.requireNames(top.disk()));
        for (var top : tops) {
            String target = open.chain(domain.id(), top.disk()).target();
            rest.remove(target);
            text.exchange(target, new NewTop(top.disk(), sources.open(top.source(), call)));
        }
        text.leave(rest);
        return text;
    }

    private DisksSnapped take(DomainHandle domain, String text) {
        String why = unwilling(domain);
        if (why.isEmpty()) {
            try {
                domain.images().snapshot(text, true);
                return new DisksSnapped(true, "");
            } catch (LibvirtException e) {
                LOG.info("The guest of virtual machine {} could not be held still: {}", domain.id(), e.getMessage());
                why = e.getMessage();
            }
        }
        domain.images().snapshot(text, false);
        return new DisksSnapped(false, why);
    }

    private String unwilling(DomainHandle domain) {
        if (domain.state() != RunState.RUNNING) {
            return "it is paused";
        }
        return devices.actions().watch().agents().contains(domain.id()) ? "" : "its guest agent does not answer";
    }

    /** Begins to take an image out, unless that is being done or has been. */
    void merge(MergeImage request) {
        devices.actions().onRunning(request.vm(), "merge an image of", domain -> {
            var open = new OpenImages(domain.xml());
            open.requireNames(request.disk());
            String target = open.chain(request.vm(), request.disk()).target();
            if (domain.images().percent(target).isEmpty()) {
                // read after it was seen that nothing is under way: what has just ended is in it
                var chain = new OpenImages(domain.xml()).chain(request.vm(), request.disk());
                int index = chain.indexOf(request.image());
                if (index >= 0) {
                    begin(domain, chain, index, request);
                }
            }
        });
    }

    private static void begin(DomainHandle domain, Chain chain, int index, MergeImage request) {
        int below = index + 1;
        boolean lowest = below == chain.images().size();
        if (request.way() == Way.UP ? index != 1 : index == 0 || lowest) {
            throw new VireoException(
                    ModelError.WRONG_STATE,
                    "cannot merge image " + request.image() + " of virtual machine " + request.vm() + " "
                            + request.way() + ": it is number " + index + " of the "
                            + chain.images().size()
                            + " that its disk " + request.disk() + " has open");
        }
        if (request.way() == Way.UP) {
            domain.images().pull(chain.target(), lowest ? Optional.empty() : Optional.of(chain.reference(below)));
        } else {
            domain.images().commit(chain.target(), chain.reference(index), chain.reference(below));
        }
    }

    /**
     * Has the hypervisor write everything out that it keeps of a disk's images. It changes the names in headers when a merge ends, but keeps
     * tables of the image in memory until the guest itself flushes its disk; libvirt has no call for it.
     */
    void flush(VmId vm, DiskId disk) {
        devices.actions().onRunning(vm, "flush a disk of", domain -> {
            for (var image : new OpenImages(domain.xml()).chain(vm, disk).images()) {
                String said = domain.images().monitor(FLUSH.formatted(image.node()));
                if (!said.matches(WELL)) {
                    throw new VireoException(
                            ModelError.HOST_FAILED,
                            "cannot flush image " + image.name() + " of virtual machine " + vm
                                    + ": the hypervisor says " + said.strip());
                }
            }
        });
    }
}
