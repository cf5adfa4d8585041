package org.vireo.host.libvirt;

import java.util.List;
import java.util.Set;
import org.vireo.host.spi.domain.DeviceRenderer;
import org.vireo.model.BiosType;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource;

/** The text by which libvirt learns where a disk is to be copied to. Immutable. */
final class MirrorText {
    private final VmId vm;
    private final DeviceRenderer renderer;

    MirrorText(VmId vm, DeviceRenderer renderer) {
        this.vm = vm;
        this.renderer = renderer;
    }

    /** The image as for a disk that is plugged in, without what makes it a device. */
    String text(DiskId disk, DiskSource source) {
        var device = new DiskDevice(disk, source, DiskInterface.VIRTIO, false, false, false);
        var rendered = LiveDomain.parse(renderer.disk(vm, BiosType.Q35_SEA_BIOS, device, Set.of()))
                .getDocumentElement();
        var document = LiveDomain.parse("<disk/>");
        var root = document.getDocumentElement();
        root.setAttribute("type", rendered.getAttribute("type"));
        for (var kind : List.of("driver", "source", "backingStore")) {
            LiveDomain.children(rendered, kind).forEach(child -> root.appendChild(document.importNode(child, true)));
        }
        return LiveDomain.text(root);
    }
}
