package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Asks which images the disks of a running virtual machine have open now. Immutable.
 *
 * @param vm which
 */
@Verb(name = "vm.look-images", reply = ImagesSeen.class)
public record LookForImages(VmId vm) implements HostRequest<ImagesSeen> {
    /** Refuses missing values. */
    public LookForImages {
        Objects.requireNonNull(vm, "vm");
    }
}
