package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.DiskId;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Has the hypervisor begin to take one image out of what a disk of a running virtual machine reads through; nothing that the guest reads
 * changes. Whether it has ended, and how, is seen by {@link LookForImages}. Nothing is begun while the hypervisor works on the disk, or
 * when the image is open no longer. Immutable.
 *
 * @param vm which
 * @param disk which of its disks
 * @param image name of the image, as in {@link ImagesSeen.OpenDisk}; never the one that is written
 * @param way where what it holds goes
 */
@Verb(name = "vm.merge-image", reply = Accepted.class)
public record MergeImage(VmId vm, DiskId disk, String image, Way way) implements HostRequest<Accepted> {
    /** Where what an image holds goes. */
    public enum Way {
        /** Into the one above, which must be the one that is written. */
        UP,
        /** Into the one below. */
        DOWN
    }

    /** Refuses missing values. */
    public MergeImage {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(way, "way");
    }
}
