package org.vireo.host.libvirt;

import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.libvirt.binding.RunState;
import org.vireo.host.libvirt.peers.LibvirtSocket;
import org.vireo.host.libvirt.peers.PeerDoor;
import org.vireo.host.libvirt.peers.PeerRequest;
import org.vireo.host.libvirt.peers.Reception;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.host.spi.peers.PeerIdentity;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.MigrationDoor;

/**
 * Virtual machines that come from other hosts. What comes stays halted until its source says that it has it no longer, or the engine says
 * so: the two never run at the same time. Who is expected is forgotten when the agent ends, as a move then breaks off; that one has come
 * is remembered. Thread-safe.
 */
@Component(service = Arrivals.class, configurationPid = LibvirtSettings.PID)
public final class Arrivals implements Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    private final DomainActions actions;
    private final PeerIdentity identity;
    private final Surroundings surroundings;
    private final MediaMaker media;
    private final LibvirtSettings settings;
    private final LibvirtSocket libvirt;
    private final Map<VmId, Expected> expected = new ConcurrentHashMap<>();
    private Optional<PeerDoor> door = Optional.empty();

    private record Expected(HostId source, DomainSpec domain) {}

    /** Opens no door before somebody is expected. */
    @Activate
    public Arrivals(
            @Reference DomainActions actions,
            @Reference PeerIdentity identity,
            @Reference Surroundings surroundings,
            @Reference MediaMaker media,
            LibvirtSettings settings) {
        this.actions = actions;
        this.identity = identity;
        this.surroundings = surroundings;
        this.media = media;
        this.settings = settings;
        this.libvirt = new LibvirtSocket(settings.libvirt__socket(), settings.uri());
        Surroundings.check(settings);
    }

    /** Breaks off what is on its way. */
    @Deactivate
    public synchronized void close() {
        door.ifPresent(PeerDoor::close);
        door = Optional.empty();
    }

    /** Expects one from a host; {@code domain} is as this host opens it. */
    MigrationDoor expect(HostId source, DomainSpec domain) {
        var port = new int[1];
        actions.alone(domain.id(), () -> port[0] = expectAlone(source, domain));
        return new MigrationDoor(settings.migration__address(), port[0]);
    }

    private int expectAlone(HostId source, DomainSpec domain) {
        var vm = domain.id();
        if (actions.ifRunning(vm, running -> {}) && !actions.watch().awaited(vm)) {
            throw new VireoException(
                    ModelError.WRONG_STATE, "cannot take over virtual machine " + vm + ": it runs on this host");
        }
        discard(vm);
        var open = open();
        expected.put(vm, new Expected(source, domain));
        actions.watch().arriving(vm);
        actions.hooks().begin(domain);
        return open.port();
    }

    private synchronized PeerDoor open() {
        var open = door.orElseGet(() -> PeerDoor.open(
                identity,
                this,
                settings.migration__address(),
                settings.migration__port__first(),
                settings.migration__port__last()));
        door = Optional.of(open);
        return open;
    }

    @Override
    public void admit(HostId peer, VmId vm) {
        var one = expected.get(vm);
        if (one == null || !one.source().equals(peer)) {
            throw new VireoException(
                    ModelError.WRONG_STATE, "virtual machine " + vm + " is not expected from host " + peer);
        }
    }

    @Override
    public byte[] answer(PeerRequest request) {
        var vm = request.vm();
        switch (request.purpose()) {
            case DESCRIBE -> {
                return describe(vm, new String(request.body(), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
            }
            case MEDIUM -> media.keep(vm, request.number(), request.body());
            case GO -> letGo(vm);
            case LIBVIRT -> throw new VireoException(ModelError.DEFECT, "libvirt is no question");
        }
        return new byte[0];
    }

    private String describe(VmId vm, String xml) {
        var one = Optional.ofNullable(expected.get(vm)).orElseThrow(() -> notHere(vm, "describe"));
        String here = surroundings.suit(one.domain(), xml, number -> media.place(vm, number));
        String devices = actions.hooks().devices(HookPoint.BEFORE_DEVICE_MIGRATE_DESTINATION, vm, here);
        return actions.hooks().run(HookPoint.BEFORE_VM_MIGRATE_DESTINATION, vm, devices);
    }

    @Override
    public SocketChannel libvirt() {
        return libvirt.connect();
    }

    /** Lets one go on that has come; one that goes on already is left alone. */
    void letGo(VmId vm) {
        actions.alone(vm, () -> letGoAlone(vm));
    }

    private void letGoAlone(VmId vm) {
        boolean here = actions.ifRunning(vm, domain -> {
            if (!actions.watch().awaited(vm)) {
                return;
            }
            if (domain.move().arriving()) {
                throw new VireoException(
                        ModelError.WRONG_STATE,
                        "cannot let virtual machine " + vm + " go on: its memory is still on the way");
            }
            if (domain.state() == RunState.PAUSED) {
                domain.resume();
            }
            actions.watch().arrived(vm);
            actions.hooks()
                    .apart(() -> actions.remember(
                            vm, HookPoint.AFTER_VM_MIGRATE_DESTINATION, HookPoint.AFTER_DEVICE_MIGRATE_DESTINATION));
        });
        if (!here) {
            throw notHere(vm, "let go on");
        }
        LOG.info("VM {} came from another host and goes on here", vm);
        forget(vm);
    }

    private static VireoException notHere(VmId vm, String attempt) {
        return new VireoException(
                ModelError.OBJECT_NOT_FOUND, "cannot " + attempt + " virtual machine " + vm + ": it is not here");
    }

    /** Drops what has come, unless it was let go on. */
    void drop(VmId vm) {
        actions.alone(vm, () -> dropAlone(vm));
    }

    private void dropAlone(VmId vm) {
        boolean here = actions.ifRunning(vm, domain -> {});
        if (here && !actions.watch().awaited(vm)) {
            throw new VireoException(
                    ModelError.WRONG_STATE, "cannot drop virtual machine " + vm + ": it runs on this host");
        }
        forget(vm);
        if (actions.watch().awaited(vm)) {
            discard(vm);
            actions.watch().notArriving(vm);
            actions.hooks().forget(vm);
            media.forget(vm);
        }
    }

    /** Ends what came and was not let go on; also what is left of an earlier try. */
    private void discard(VmId vm) {
        actions.ifRunning(vm, domain -> {
            if (domain.state() == RunState.RUNNING) {
                throw new VireoException(
                        ModelError.WRONG_STATE, "cannot drop virtual machine " + vm + ": it goes on on this host");
            }
            domain.destroy();
        });
    }

    private void forget(VmId vm) {
        expected.remove(vm);
        synchronized (this) {
            door.ifPresent(open -> open.cut(vm));
        }
    }
}
