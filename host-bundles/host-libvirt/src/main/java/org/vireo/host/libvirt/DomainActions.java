package org.vireo.host.libvirt;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.libvirt.binding.DomainHandle;
import org.vireo.host.libvirt.binding.GuestWay;
import org.vireo.host.libvirt.binding.LibvirtException;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/** Does one thing at a time to each virtual machine, and touches none but ours. Thread-safe. */
@Component(service = DomainActions.class)
public final class DomainActions {
    private static final Logger LOG = LoggerFactory.getLogger(DomainActions.class);
    private static final int SLOW_THREADS = 4;

    private final LibvirtConnection connection;
    private final DomainWatch watch;
    private final DomainHooks hooks;
    private final VmLocks locks = new VmLocks();
    private final ExecutorService slow =
            Executors.newFixedThreadPool(SLOW_THREADS, task -> new Thread(task, "vireo-memory"));

    /** Ready at once. */
    @Activate
    public DomainActions(
            @Reference LibvirtConnection connection, @Reference DomainWatch watch, @Reference DomainHooks hooks) {
        this.connection = connection;
        this.watch = watch;
        this.hooks = hooks;
    }

    /** What is being written or read goes on in libvirt. */
    @Deactivate
    public void close() {
        slow.shutdownNow();
    }

    LibvirtConnection connection() {
        return connection;
    }

    DomainWatch watch() {
        return watch;
    }

    DomainHooks hooks() {
        return hooks;
    }

    /** Runs alone among the actions on {@code vm}. */
    void alone(VmId vm, Runnable action) {
        locks.alone(vm, action);
    }

    /**
     * Runs later, alone among the actions on {@code vm}: writing memory takes longer than a caller waits. Few do so at once, but for
     * those whose scripts at {@code point} may take their time.
     */
    void later(VmId vm, HookPoint point, Runnable action) {
        Runnable work = () -> {
            try {
                alone(vm, action);
            } catch (RuntimeException e) {
                LOG.warn("Work on virtual machine {} failed", vm, e);
            }
        };
        if (hooks.present(point)) {
            hooks.apart(work);
        } else {
            slow.execute(work);
        }
    }

    /** Runs the scripts of a point on a running virtual machine; blocks until they have ended. */
    void hooked(HookPoint point, VmId vm) {
        if (hooks.present(point)) {
            connection
                    .call(session -> session.ask(vm, DomainHandle::xml))
                    .ifPresent(xml -> hooks.around(point, vm, xml));
        }
    }

    /** Keeps what runs now for the scripts that come when it is gone, and runs those of some points. */
    void remember(VmId vm, HookPoint... points) {
        connection.call(session -> session.ask(vm, DomainHandle::xml)).ifPresent(xml -> {
            hooks.describe(vm, xml);
            for (HookPoint point : points) {
                hooks.around(point, vm, xml);
            }
        });
    }

    /** Acts on a running virtual machine of ours; false if it does not run. */
    boolean ifRunning(VmId vm, Consumer<DomainHandle> action) {
        return connection.call(session -> session.ask(vm, domain -> {
                    refuseForeign(domain);
                    action.accept(domain);
                    return true;
                })
                .orElse(false));
    }

    /** Acts on a running virtual machine of ours, alone; {@code attempt} names it in the refusal when it does not run. */
    void onRunning(VmId vm, String attempt, Consumer<DomainHandle> action) {
        alone(vm, () -> {
            if (!ifRunning(vm, action)) {
                watch.tellAgain(vm);
                throw new VireoException(
                        ModelError.OBJECT_NOT_FOUND,
                        "cannot " + attempt + " virtual machine " + vm + ": it does not run on this host");
            }
        });
    }

    /** The same with scripts before and after. */
    void onRunning(VmId vm, String attempt, HookPoint before, Consumer<DomainHandle> action, HookPoint after) {
        alone(vm, () -> {
            hooked(before, vm);
            onRunning(vm, attempt, action);
            hooked(after, vm);
        });
    }

    /** Asks by the agent if it answers, else by the power button. */
    void askGuest(DomainHandle domain, Consumer<GuestWay> question) {
        if (watch.agents().contains(domain.id())) {
            try {
                question.accept(GuestWay.AGENT);
                return;
            } catch (LibvirtException e) {
                LOG.info(
                        "The agent of virtual machine {} did not take the request, trying ACPI: {}",
                        domain.id(),
                        e.getMessage());
            }
        }
        question.accept(GuestWay.ACPI);
    }

    private static void refuseForeign(DomainHandle domain) {
        if (!domain.marked(DomainWatch.NAMESPACE)) {
            throw new VireoException(
                    ModelError.WRONG_STATE,
                    "cannot touch domain " + domain.id() + ": it was not started by this host's agent");
        }
    }
}
