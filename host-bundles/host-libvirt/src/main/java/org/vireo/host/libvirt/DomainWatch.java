package org.vireo.host.libvirt;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.libvirt.binding.LifecycleEvent;
import org.vireo.host.spi.HostDirectories;
import org.vireo.host.spi.LinkListener;
import org.vireo.host.spi.Reports;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.DomainInventoryReport;
import org.vireo.protocol.vm.DomainState;

/**
 * Follows the virtual machines of ours and tells the engine of every change. Events of libvirt and notes of the actions pass through
 * one thread, in order; its methods may be called from any and return at once unless they say otherwise.
 */
@Component(
        service = {DomainWatch.class, LinkListener.class},
        configurationPid = LibvirtSettings.PID,
        immediate = true)
public final class DomainWatch implements LinkListener, ConnectionListener {
    /** Names the metadata that rendering puts into every domain of ours. */
    static final String NAMESPACE = "urn:vireo:vm:1";

    private static final Logger LOG = LoggerFactory.getLogger(DomainWatch.class);

    private final LibvirtConnection connection;
    private final Reports reports;
    private final Memory memory;
    private final Fleet fleet;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-domains"));
    private final ExecutorService resumes =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "vireo-resumes"));
    private final ScheduledFuture<?> timer;

    /** Begins to follow. */
    @Activate
    public DomainWatch(
            @Reference LibvirtConnection connection,
            @Reference Reports reports,
            @Reference HostDirectories directories,
            @Reference DomainHooks hooks,
            @Reference MediaMaker media,
            LibvirtSettings settings) {
        this.connection = connection;
        this.reports = reports;
        memory = new Memory(
                new DomainRecords(directories.state("domains")),
                new SavedStates(directories.state("saved")),
                new Consoles(settings));
        var grace = new Grace(
                Duration.ofSeconds(settings.boot__grace__seconds()),
                Duration.ofSeconds(settings.shutdown__grace__seconds()));
        var halts = new StorageHalts(
                connection,
                memory.records(),
                Clock.systemUTC(),
                Duration.ofSeconds(settings.storage__error__kill__seconds()),
                resumes);
        fleet = new Fleet(
                connection,
                reports,
                memory,
                grace,
                Clock.systemUTC(),
                vm -> {
                    hooks.ended(vm);
                    media.forget(vm);
                },
                halts);
        timer = thread.scheduleWithFixedDelay(() -> guarded(fleet::endOverdue), 1, 1, TimeUnit.SECONDS);
        connection.add(this);
    }

    /** Ends following; the virtual machines go on. */
    @Deactivate
    public void close() {
        connection.remove(this);
        timer.cancel(false);
        thread.shutdownNow();
        resumes.shutdownNow();
    }

    SavedStates saved() {
        return memory.saved();
    }

    Consoles consoles() {
        return memory.consoles();
    }

    /** Virtual machines whose guest agent has opened its channel. */
    Set<VmId> agents() {
        return Set.copyOf(fleet.agents());
    }

    /** Power is about to be cut on request. */
    void stopping(VmId vm) {
        memory.records().put(vm, Wish.STOP);
    }

    /** A start is about to be tried, from memory if {@code restoring}. */
    void starting(VmId vm, boolean restoring) {
        memory.records().put(vm, Wish.RUN);
        post(() -> fleet.starting(vm, restoring));
    }

    /** A start went well; events that came with it may arrive before or after this. */
    void started(VmId vm) {
        post(() -> fleet.started(vm));
    }

    /** A start failed: it is down, or still saved. */
    void startFailed(VmId vm, String words) {
        post(() -> fleet.startFailed(vm, words));
    }

    /** The guest is asked to go another way. */
    void asked(VmId vm, VmStatus status) {
        post(() -> fleet.asked(vm, status));
    }

    /** Its memory is about to be written. */
    void saving(VmId vm) {
        memory.records().put(vm, Wish.SUSPEND);
        post(() -> fleet.saving(vm));
    }

    /** Whether its memory is being written while it goes on here: that it stands still at the end of that is no news. */
    void keeping(VmId vm, boolean now) {
        post(() -> fleet.known(vm, track -> track.keeping(now)));
    }

    /** Its memory is saved and it is gone. */
    void savedAway(VmId vm) {
        post(() -> fleet.savedAway(vm));
    }

    /** Saving failed; it goes on. */
    void savingFailed(VmId vm, String words) {
        memory.records().put(vm, Wish.RUN);
        post(() -> fleet.stays(vm, words));
    }

    /** It is about to come from another host, and nobody is told before it {@link #arrived}. */
    void arriving(VmId vm) {
        memory.records().put(vm, Wish.ARRIVE);
    }

    /** Whether it was to come from another host and was not let go on yet. Reads a file. */
    boolean awaited(VmId vm) {
        return fleet.awaited(vm);
    }

    /** It came from another host and goes on here. */
    void arrived(VmId vm) {
        memory.records().put(vm, Wish.RUN);
        post(() -> fleet.arrived(vm));
    }

    /** It does not come from another host, or what came was dropped. */
    void notArriving(VmId vm) {
        memory.records().remove(vm);
    }

    /** It is being handed over to another host. */
    void leaving(VmId vm) {
        post(() -> fleet.leaving(vm));
    }

    /** It was not handed over and goes on here. */
    void stays(VmId vm, String words) {
        post(() -> fleet.stays(vm, words));
    }

    /** How it is, if it runs here and nobody waits for it to be let go on. Blocks until known. */
    Optional<DomainState> state(VmId vm) {
        return ask("look for virtual machine " + vm, () -> fleet.state(vm));
    }

    /** Tells the engine how it is, as an answer to a request that changed nothing. */
    void tellAgain(VmId vm) {
        post(() -> fleet.tellAgain(vm));
    }

    /** Every virtual machine of ours that runs or is saved. Blocks until known. */
    List<DomainState> inventory() {
        return ask("list virtual machines", fleet::inventory);
    }

    private <T> T ask(String attempt, Callable<T> question) {
        try {
            return thread.submit(question).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VireoException(ModelError.HOST_FAILED, "cannot " + attempt + ": interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof VireoException refused) {
                throw refused;
            }
            throw new VireoException(ModelError.DEFECT, "cannot " + attempt, e);
        }
    }

    @Override
    public void linkUp() {
        if (connection.reachable()) {
            connected();
        }
    }

    @Override
    public void connected() {
        post(() -> reports.send(new DomainInventoryReport(fleet.inventory())));
    }

    @Override
    public void disconnected() {
        fleet.agents().clear();
    }

    @Override
    public void lifecycle(VmId vm, LifecycleEvent event, int detail) {
        LOG.debug("Event {} ({}) of domain {}", event, detail, vm);
        post(() -> fleet.lifecycle(vm, event, detail));
    }

    @Override
    public void rebooted(VmId vm) {
        post(() -> fleet.rebooted(vm));
    }

    @Override
    public void agent(VmId vm, boolean connected) {
        post(() -> fleet.agent(vm, connected));
    }

    private void post(Runnable task) {
        try {
            thread.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("Ending; the next inventory will tell", e);
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("Could not follow a virtual machine; the next inventory will make up for it", e);
        }
    }
}
