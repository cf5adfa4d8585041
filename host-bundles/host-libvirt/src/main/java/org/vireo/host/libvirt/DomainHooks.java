package org.vireo.host.libvirt;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.libvirt.binding.Session;
import org.vireo.host.spi.hook.HookDocument;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.host.spi.hook.HookedStart;
import org.vireo.host.spi.hook.HookedVm;
import org.vireo.host.spi.hook.Hooks;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.NicDevice;

/**
 * The scripts around what is done to virtual machines; none where the host has no runner for them. What a script may delay runs in a
 * thread of its own virtual machine. Thread-safe.
 */
@Component(service = DomainHooks.class)
public final class DomainHooks {
    private static final Logger LOG = LoggerFactory.getLogger(DomainHooks.class);

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "vireo-hooked"));
    private volatile Optional<Hooks> hooks = Optional.empty();

    /** Ready at once. */
    @Activate
    public DomainHooks() {
        // the runner comes and goes
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bind(Hooks runner) {
        hooks = Optional.of(runner);
    }

    void unbind(Hooks runner) {
        if (hooks.equals(Optional.of(runner))) {
            hooks = Optional.empty();
        }
    }

    /** Scripts that run are left to their time limit. */
    @Deactivate
    public void close() {
        threads.shutdown();
    }

    /** Whether a script stands at one of these points. */
    boolean present(HookPoint... points) {
        var runner = hooks;
        return runner.isPresent() && Arrays.stream(points).anyMatch(runner.get()::present);
    }

    /** Remembers the properties of one that is about to start. */
    void begin(DomainSpec domain) {
        var nics = domain.nics().stream()
                .filter(nic -> !nic.customProperties().isEmpty())
                .collect(Collectors.toMap(NicDevice::mac, NicDevice::customProperties, (one, other) -> one));
        hooks.ifPresent(runner -> runner.begin(new HookedVm(domain.id(), domain.customProperties(), nics)));
    }

    /** Remembers what runs. */
    void describe(VmId vm, String xml) {
        hooks.ifPresent(runner -> runner.describe(vm, xml));
    }

    /** What to start after all scripts have had their say; blocks until they have ended. */
    HookedStart beforeStart(VmId vm, String xml, boolean paused) {
        var devices = devices(HookPoint.BEFORE_DEVICE_CREATE, vm, xml);
        var start = new HookedStart(devices, paused ? Session.START_PAUSED : 0);
        return hooks.map(runner -> runner.beforeStart(vm, start)).orElse(start);
    }

    /** The domain after the scripts of a point have run for each device that has properties of its own. */
    String devices(HookPoint point, VmId vm, String xml) {
        var runner = hooks;
        if (!present(point) || runner.get().nics(vm).isEmpty()) {
            return xml;
        }
        var texts = new DeviceTexts(xml);
        runner.get()
                .nics(vm)
                .forEach((mac, properties) ->
                        texts.exchangeNic(mac, device -> runner.get().run(point, vm, properties, device)));
        return texts.domain();
    }

    /** The document after all scripts; blocks until they have ended. */
    String run(HookPoint point, VmId vm, String xml) {
        return run(point, vm, Map.of(), xml);
    }

    /** The same for a device with properties of its own. */
    String run(HookPoint point, VmId vm, Map<String, String> properties, String xml) {
        return hooks.map(runner -> runner.run(point, vm, properties, xml)).orElse(xml);
    }

    /** One did not start. */
    void forget(VmId vm) {
        hooks.ifPresent(runner -> runner.end(vm));
    }

    /** Runs the scripts of a point for the whole machine, or for each of its devices, whatever they are for. */
    void around(HookPoint point, VmId vm, String xml) {
        if (point.document() == HookDocument.DEVICE) {
            devices(point, vm, xml);
        } else {
            run(point, vm, xml);
        }
    }

    /** Runs {@code work} in another thread: a caller does not wait for scripts. */
    void apart(Runnable work) {
        try {
            threads.execute(() -> guarded(work));
        } catch (RejectedExecutionException e) {
            LOG.debug("Ending; no more scripts are run", e);
        }
    }

    /** One was saved: it is gone, and comes back. */
    void away(VmId vm) {
        hooks.ifPresent(runner -> apart(() ->
                runner.description(vm).ifPresent(xml -> runner.run(HookPoint.AFTER_VM_HIBERNATE, vm, Map.of(), xml))));
    }

    /** One went to another host; {@code xml} is what it was. */
    void moved(VmId vm, String xml) {
        apart(() -> {
            devices(HookPoint.AFTER_DEVICE_MIGRATE_SOURCE, vm, xml);
            run(HookPoint.AFTER_VM_MIGRATE_SOURCE, vm, xml);
        });
    }

    /** One that started here is gone. */
    void ended(VmId vm) {
        hooks.ifPresent(runner -> apart(() -> {
            runner.description(vm).ifPresent(xml -> {
                devices(HookPoint.AFTER_DEVICE_DESTROY, vm, xml);
                runner.run(HookPoint.AFTER_VM_DESTROY, vm, Map.of(), xml);
            });
            runner.end(vm);
        }));
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Work around scripts failed", e);
        }
    }
}
