package org.vireo.host.libvirt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.libvirt.peers.LocalPassage;
import org.vireo.host.libvirt.peers.PeerCall;
import org.vireo.host.libvirt.peers.PeerRequest;
import org.vireo.host.libvirt.peers.PeerRequest.Purpose;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.host.spi.peers.PeerIdentity;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.MigrateDomain;

/**
 * Virtual machines that go to other hosts, each by a thread of its own. The libvirt of the other host is reached through a local socket
 * that ends with the move: libvirt itself is open to no network. Thread-safe.
 */
@Component(service = Departures.class, configurationPid = LibvirtSettings.PID)
public final class Departures {
    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

    private final DomainActions actions;
    private final PeerIdentity identity;
    private final Path sockets;
    private final Set<VmId> leaving = ConcurrentHashMap.newKeySet();
    private final Map<VmId, Ended> ended = new ConcurrentHashMap<>();
    private final Set<LocalPassage> passages = ConcurrentHashMap.newKeySet();
    private final Set<VmId> cancelled = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "vireo-departure"));

    /**
     * How the last try to hand one over failed.
     *
     * @param words of whoever failed
     * @param cancelled whether that was wanted
     */
    record Ended(String words, boolean cancelled) {
        static final Ended WELL = new Ended("", false);
    }

    /** Ready at once. */
    @Activate
    public Departures(@Reference DomainActions actions, @Reference PeerIdentity identity, LibvirtSettings settings) {
        this.actions = actions;
        this.identity = identity;
        this.sockets = Path.of(settings.migration__sockets());
        LocalPassage.clear(sockets);
    }

    /** What is on its way breaks off, and goes on here. */
    @Deactivate
    public void close() {
        passages.forEach(LocalPassage::close);
        threads.shutdownNow();
    }

    boolean leaving(VmId vm) {
        return leaving.contains(vm);
    }

    Ended lastEnd(VmId vm) {
        return ended.getOrDefault(vm, Ended.WELL);
    }

    /** Begins to hand one over; one that is being handed over is left alone. */
    void begin(MigrateDomain request) {
        var vm = request.vm();
        actions.onRunning(vm, "hand over", domain -> {
            if (leaving.add(vm)) {
                ended.remove(vm);
                cancelled.remove(vm);
                actions.watch().leaving(vm);
                threads.execute(() -> handOver(request));
            }
        });
    }

    private void handOver(MigrateDomain request) {
        var vm = request.vm();
        try {
            var target = new PeerCall(
                    identity,
                    request.target(),
                    request.door().address(),
                    request.door().port());
            // not alone: it takes long, and the engine lets nobody else change a machine that is being moved
            move(request, target);
            target.ask(PeerRequest.of(Purpose.GO, vm));
            LOG.info("VM {} went to host {}", vm, request.target());
        } catch (RuntimeException e) {
            failed(vm, e);
        } finally {
            leaving.remove(vm);
        }
    }

    /** After it is gone from here, the engine asks the other host itself if this host could not. */
    private void failed(VmId vm, RuntimeException failure) {
        boolean wanted = cancelled.contains(vm);
        if (failure instanceof VireoException) {
            LOG.warn("VM {} was not handed over: {}", vm, failure.getMessage());
        } else {
            LOG.error("VM {} was not handed over", vm, failure);
        }
        ended.put(vm, new Ended(wanted ? "it was cancelled" : failure.getMessage(), wanted));
        actions.watch().stays(vm, "");
    }

    private void move(MigrateDomain request, PeerCall target) {
        var vm = request.vm();
        actions.hooked(HookPoint.BEFORE_VM_MIGRATE_SOURCE, vm);
        actions.hooked(HookPoint.BEFORE_DEVICE_MIGRATE_SOURCE, vm);
        String xml = actions.connection()
                .call(session -> session.ask(vm, domain -> domain.move().xml()))
                .orElseThrow(() -> gone(vm));
        media(vm, xml, target);
        var described = target.ask(new PeerRequest(Purpose.DESCRIBE, vm, 0, xml.getBytes(StandardCharsets.UTF_8)));
        try (var passage = LocalPassage.open(target, vm, sockets)) {
            passages.add(passage);
            refuseCancelled(vm);
            send(request, passage, new String(described, StandardCharsets.UTF_8));
        } finally {
            passages.removeIf(LocalPassage::closed);
        }
        actions.hooks().moved(vm, xml);
    }

    private void send(MigrateDomain request, LocalPassage passage, String described) {
        var limits = request.limits();
        boolean there = actions.ifRunning(request.vm(), domain -> {
            var move = domain.move();
            move.maxDowntime(limits.downtimeMillis());
            move.send(
                    "qemu+unix:///system?socket=" + passage.socket(),
                    described,
                    limits.bandwidthMiB(),
                    limits.autoConverge());
        });
        if (!there) {
            throw gone(request.vm());
        }
    }

    /** Media that were made for it are on this host alone. */
    private static void media(VmId vm, String xml, PeerCall target) {
        var domain = new MovedDomain(xml);
        for (int number : domain.media()) {
            String file = domain.file("ua-medium-" + number);
            if (!file.isEmpty()) {
                try {
                    target.ask(new PeerRequest(Purpose.MEDIUM, vm, number, Files.readAllBytes(Path.of(file))));
                } catch (IOException e) {
                    throw new VireoException(
                            ModelError.HOST_FAILED,
                            "cannot hand virtual machine " + vm + " over: its medium " + file + " cannot be read",
                            e);
                }
            }
        }
    }

    private static VireoException gone(VmId vm) {
        return new VireoException(
                ModelError.OBJECT_NOT_FOUND, "cannot hand virtual machine " + vm + " over: it runs no longer");
    }

    private void refuseCancelled(VmId vm) {
        if (cancelled.contains(vm)) {
            throw new VireoException(ModelError.WRONG_STATE, "it was cancelled before it began");
        }
    }

    /** Breaks one off: before libvirt has begun, by a note; afterwards, by libvirt. */
    void cancel(VmId vm) {
        if (!leaving.contains(vm)) {
            throw new VireoException(
                    ModelError.WRONG_STATE,
                    "cannot break off the move of virtual machine " + vm + ": it is not being handed over");
        }
        cancelled.add(vm);
        actions.ifRunning(vm, domain -> {
            if (domain.move().percent().isPresent()) {
                domain.move().abort();
            }
        });
    }

    /** How much of its memory has gone over, as far as libvirt can tell. */
    Optional<Integer> percent(VmId vm) {
        return actions.connection()
                .call(session -> session.ask(vm, domain -> domain.move().percent()))
                .flatMap(found -> found);
    }
}
