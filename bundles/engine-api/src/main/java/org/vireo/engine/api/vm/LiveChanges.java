package org.vireo.engine.api.vm;

import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.DiskId;
import org.vireo.model.NicId;
import org.vireo.model.VmId;
import org.vireo.spi.host.Call;

/**
 * Changes of devices that a running virtual machine takes on at once. Steps of other bundles use it; one that does not run is left
 * alone. Thread-safe; methods with a {@link Call} block until the guest has the device or let it go, are repeatable, and throw {@link
 * org.vireo.model.VireoException} when it does not.
 */
@ProviderType
public interface LiveChanges {
    /** Whether a host runs it, so that devices can be plugged in. Joins the present transaction. */
    boolean runs(VmId vm);

    /** Makes the disk ready on the host and gives it to the guest, as the inventory describes it. */
    void plugDisk(VmId vm, DiskId disk, Call call);

    /** Takes the disk away from the guest. */
    void unplugDisk(VmId vm, DiskId disk, Call call);

    /** Connects the interface to its network on the host and gives it to the guest, as the inventory describes it. */
    void plugNic(VmId vm, NicId nic, Call call);

    /** Takes the interface away from the guest, and its port from the network. */
    void unplugNic(VmId vm, NicId nic, Call call);

    /** Connects an interface that the guest has as the inventory describes it now. */
    void changeNic(VmId vm, NicId nic, Call call);
}
