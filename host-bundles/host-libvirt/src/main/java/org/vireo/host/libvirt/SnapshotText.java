package org.vireo.host.libvirt;

import java.util.Set;
import org.vireo.host.spi.domain.DeviceRenderer;
import org.vireo.model.BiosType;
import org.vireo.model.DiskInterface;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.BlockDisk;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.protocol.vm.DiskSource.LayeredDisk;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;
import org.vireo.protocol.vm.NewTop;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The text by which libvirt learns where disks are to write from now on. Confined to one thread. */
final class SnapshotText {
    private final VmId vm;
    private final DeviceRenderer renderer;
    private final Document document = LiveDomain.parse("<domainsnapshot><disks/></domainsnapshot>");

    SnapshotText(VmId vm, DeviceRenderer renderer) {
        this.vm = vm;
        this.renderer = renderer;
    }

    /** What the engine calls an image. */
    static String name(DiskSource source) {
        return ImageName.of(path(source));
    }

    private static String path(DiskSource source) {
        if (source instanceof LayeredDisk layered) {
            return path(layered.top());
        }
        if (source instanceof FileDisk file) {
            return file.path();
        }
        return source instanceof BlockDisk block ? block.path() : ((NetworkDisk) source).name();
    }

    /** The memory is written to a file at the same moment. */
    void memory(String file) {
        var memory = document.createElement("memory");
        memory.setAttribute("snapshot", "external");
        memory.setAttribute("file", file);
        document.getDocumentElement().appendChild(memory);
    }

    /** The disk of that name writes to a new image, named as for a disk that is plugged in. */
    void exchange(String target, NewTop top) {
        var source = top.source() instanceof LayeredDisk layered ? layered.top() : top.source();
        var device = new DiskDevice(top.disk(), source, DiskInterface.VIRTIO, false, false, false);
        var rendered = LiveDomain.parse(renderer.disk(vm, BiosType.Q35_SEA_BIOS, device, Set.of()))
                .getDocumentElement();
        var disk = disk(target, "external");
        disk.setAttribute("type", rendered.getAttribute("type"));
        var driver = document.createElement("driver");
        driver.setAttribute("type", "qcow2");
        disk.appendChild(driver);
        LiveDomain.children(rendered, "source").forEach(child -> disk.appendChild(document.importNode(child, true)));
    }

    /** Disks and drives of those names go on as they do. */
    void leave(Set<String> targets) {
        targets.forEach(target -> disk(target, "no"));
    }

    private Element disk(String target, String way) {
        var disk = document.createElement("disk");
        disk.setAttribute("name", target);
        disk.setAttribute("snapshot", way);
        LiveDomain.elements(document.getDocumentElement(), "disks").get(0).appendChild(disk);
        return disk;
    }

    String text() {
        return LiveDomain.text(document.getDocumentElement());
    }
}
