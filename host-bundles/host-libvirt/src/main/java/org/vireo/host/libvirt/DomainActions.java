package org.vireo.host.libvirt;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.libvirt.binding.DomainHandle;
import org.vireo.host.libvirt.binding.GuestWay;
import org.vireo.host.libvirt.binding.LibvirtException;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/** Does one thing at a time to each virtual machine, and touches none but ours. Thread-safe. */
@Component(service = DomainActions.class)
public final class DomainActions {
    private static final Logger LOG = LoggerFactory.getLogger(DomainActions.class);
    private static final int LOCKS = 64;
    private static final int SLOW_THREADS = 4;

    private final LibvirtConnection connection;
    private final DomainWatch watch;
    private final ReentrantLock[] locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);
    private final ExecutorService slow =
            Executors.newFixedThreadPool(SLOW_THREADS, task -> new Thread(task, "vireo-memory"));

    /** Ready at once. */
    @Activate
    public DomainActions(@Reference LibvirtConnection connection, @Reference DomainWatch watch) {
        this.connection = connection;
        this.watch = watch;
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

    /** Runs alone among the actions on {@code vm}. */
    void alone(VmId vm, Runnable action) {
        ReentrantLock lock = locks[Math.floorMod(vm.hashCode(), LOCKS)];
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /** Runs later, alone among the actions on {@code vm}: writing memory takes longer than a caller waits. */
    void later(VmId vm, Runnable action) {
        slow.execute(() -> {
            try {
                alone(vm, action);
            } catch (RuntimeException e) {
                LOG.warn("Work on virtual machine {} failed", vm, e);
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
