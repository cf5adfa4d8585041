package org.vireo.engine.api.rehearsal;

import java.util.HashSet;
import java.util.Set;
import org.vireo.engine.api.vm.LiveChanges;
import org.vireo.model.DiskId;
import org.vireo.model.Id;
import org.vireo.model.ModelError;
import org.vireo.model.NicId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.spi.host.Call;

/** Running guests that take devices in and let them go, or refuse. Not thread-safe. */
public final class PlayedGuests implements LiveChanges {
    /** Those that run. */
    public final Set<VmId> running = new HashSet<>();

    /** Devices that running guests have. */
    public final Set<Id> devices = new HashSet<>();

    /** Whether guests hold on to what they have and take nothing. */
    public boolean stubborn;

    @Override
    public boolean runs(VmId vm) {
        return running.contains(vm);
    }

    @Override
    public void plugDisk(VmId vm, DiskId disk, Call call) {
        plug(vm, disk);
    }

    @Override
    public void unplugDisk(VmId vm, DiskId disk, Call call) {
        unplug(vm, disk);
    }

    @Override
    public void plugNic(VmId vm, NicId nic, Call call) {
        plug(vm, nic);
    }

    @Override
    public void unplugNic(VmId vm, NicId nic, Call call) {
        unplug(vm, nic);
    }

    @Override
    public void changeNic(VmId vm, NicId nic, Call call) {
        refuse();
    }

    private void plug(VmId vm, Id device) {
        if (runs(vm)) {
            refuse();
            devices.add(device);
        }
    }

    private void unplug(VmId vm, Id device) {
        if (runs(vm) && devices.contains(device)) {
            refuse();
            devices.remove(device);
        }
    }

    private void refuse() {
        if (stubborn) {
            throw new VireoException(ModelError.WRONG_STATE, "the guest does not let go");
        }
    }
}
