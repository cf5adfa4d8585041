package org.vireo.host.libvirt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.libvirt.binding.DomainHandle;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.domain.DeviceRenderer;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/** Plugs devices into running virtual machines and takes them out. Thread-safe. */
@Component(service = LiveDevices.class)
public final class LiveDevices {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private final DomainActions actions;
    private final DeviceRenderer renderer;
    private final Clock clock = Clock.systemUTC();

    /** Ready at once. */
    @Activate
    public LiveDevices(@Reference DomainActions actions, @Reference DeviceRenderer renderer) {
        this.actions = actions;
        this.renderer = renderer;
    }

    DomainActions actions() {
        return actions;
    }

    DeviceRenderer renderer() {
        return renderer;
    }

    /** Plugs in what has this alias, unless it is there; {@code description} is made from what runs. */
    void plug(VmId vm, String alias, HookedDevice hooked, Description description) {
        actions.onRunning(vm, "plug a device into", domain -> {
            var live = new LiveDomain(domain.xml());
            if (!live.has(alias)) {
                hooked.around(actions.hooks(), vm, description.of(live), domain::attachDevice);
            }
        });
    }

    /** What is to be plugged in. */
    @FunctionalInterface
    interface Description {
        String of(LiveDomain live);
    }

    /** Takes out what has this alias; blocks until the guest has let it go. */
    void unplug(VmId vm, String alias, HostCall call, HookedDevice hooked) {
        actions.onRunning(vm, "unplug a device from", domain -> {
            var device = new LiveDomain(domain.xml()).device(alias);
            if (device.isPresent()) {
                hooked.around(actions.hooks(), vm, device.get(), text -> {
                    domain.detachDevice(alias);
                    await(vm, alias, domain, call);
                });
            }
        });
    }

    private void await(VmId vm, String alias, DomainHandle domain, HostCall call) {
        Instant end = clock.instant().plus(LONGEST);
        if (call.deadline().isBefore(end)) {
            end = call.deadline();
        }
        while (new LiveDomain(domain.xml()).has(alias)) {
            if (clock.instant().isAfter(end)) {
                throw new VireoException(
                        ModelError.WRONG_STATE,
                        "the guest of virtual machine " + vm + " did not let the device go in time; it keeps it");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN.toMillis()));
        }
    }
}
