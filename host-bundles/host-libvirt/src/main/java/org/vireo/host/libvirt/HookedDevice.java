package org.vireo.host.libvirt;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/**
 * The points around one change of a device.
 *
 * @param properties custom properties of the device
 * @param fail where a change that did not work is told
 */
record HookedDevice(HookPoint before, HookPoint after, Optional<HookPoint> fail, Map<String, String> properties) {
    static HookedDevice of(HookPoint before, HookPoint after) {
        return new HookedDevice(before, after, Optional.empty(), Map.of());
    }

    /** Changes the device as its scripts want it; blocks until they have ended. */
    void around(DomainHooks hooks, VmId vm, String device, Consumer<String> change) {
        String wanted = hooks.run(before, vm, properties, device);
        try {
            change.accept(wanted);
        } catch (VireoException e) {
            fail.ifPresent(point -> hooks.run(point, vm, properties, wanted));
            throw e;
        }
        hooks.run(after, vm, properties, wanted);
    }
}
