package org.vireo.protocol.vm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vireo.model.DiskId;
import org.vireo.protocol.HostReply;

/**
 * What a hypervisor process has open. Immutable.
 *
 * @param running whether there is one on this host
 * @param disks of the virtual machine that are plugged in
 */
public record ImagesSeen(boolean running, List<OpenDisk> disks) implements HostReply {
    /** Refuses missing values. */
    public ImagesSeen {
        disks = List.copyOf(disks);
    }

    /** Nothing of it runs here. */
    public static ImagesSeen absent() {
        return new ImagesSeen(false, List.of());
    }

    /** One of its disks; empty when it is not plugged in. */
    public Optional<OpenDisk> disk(DiskId id) {
        return disks.stream().filter(disk -> disk.disk().equals(id)).findFirst();
    }

    /**
     * One disk.
     *
     * @param disk which
     * @param images names of its images, the one that is written first, then what each reads through to; a name is the last part of a
     *     path
     * @param merging how far the hypervisor is with taking an image out, 0 to 100; empty when it does nothing of the kind
     */
    public record OpenDisk(DiskId disk, List<String> images, Optional<Integer> merging) {
        /** Refuses missing values. */
        public OpenDisk {
            Objects.requireNonNull(disk, "disk");
            images = List.copyOf(images);
            Objects.requireNonNull(merging, "merging");
        }

        /** Whether it has an image open. */
        public boolean has(String image) {
            return images.contains(image);
        }
    }
}
