package org.vireo.host.libvirt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.domain.DomainRenderer;
import org.vireo.host.spi.domain.RenderFacts;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.model.ModelError;
import org.vireo.model.SerialPolicy;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.StartDomain;

/** Starts virtual machines, or continues them from their saved memory. One that runs is left alone. */
@Component(service = OperationHandler.class, configurationPid = LibvirtSettings.PID)
public final class StartHandler implements OperationHandler<StartDomain, Accepted> {
    private static final Logger LOG = LoggerFactory.getLogger(StartHandler.class);
    /** libvirtd is there again within seconds after it was restarted. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final DomainActions actions;
    private final DomainWatch watch;
    private final DomainRenderer renderer;
    private final KvmProbe probe;
    private final MediaMaker media;
    private final DiskSources sources;
    private final HostNeeds needs = new HostNeeds(Path.of("/"));
    private final LibvirtSettings settings;

    /** Ready at once. */
    @Activate
    public StartHandler(
            @Reference DomainActions actions,
            @Reference DomainRenderer renderer,
            @Reference KvmProbe probe,
            @Reference MediaMaker media,
            @Reference DiskSources sources,
            LibvirtSettings settings) {
        this.actions = actions;
        this.watch = actions.watch();
        this.renderer = renderer;
        this.probe = probe;
        this.media = media;
        this.sources = sources;
        this.settings = settings;
    }

    @Override
    public Class<StartDomain> request() {
        return StartDomain.class;
    }

    @Override
    public Accepted handle(StartDomain request, HostCall call) {
        VmId vm = request.domain().id();
        actions.connection().await(PATIENCE);
        actions.alone(vm, () -> {
            var saved = watch.saved().find(vm);
            if (actions.ifRunning(vm, domain -> {})) {
                watch.tellAgain(vm);
            } else if (saved.isEmpty()) {
                request.claim().ifPresent(claim -> sources.claim(vm, claim, call));
                start(request, call);
            } else if (request.restore()) {
                request.claim().ifPresent(claim -> sources.claim(vm, claim, call));
                watch.starting(vm, true);
                actions.later(vm, HookPoint.BEFORE_VM_DEHIBERNATE, () -> restore(vm, saved.get(), request.paused()));
            } else {
                throw new VireoException(
                        ModelError.WRONG_STATE,
                        "cannot start virtual machine " + vm
                                + " afresh: its memory is saved here; restore it or drop the saved memory first");
            }
        });
        return new Accepted();
    }

    private void start(StartDomain request, HostCall call) {
        VmId vm = request.domain().id();
        needs.check(request.domain());
        var facts = new RenderFacts(
                probe.result().mode(),
                settings.emulator(),
                settings.console__listen(),
                settings.translation__cache__mib(),
                hardwareUuid(request.domain()),
                media.make(vm, request.domain().media()));
        String xml = renderer.render(sources.open(request.domain(), call), facts);
        watch.starting(vm, false);
        actions.hooks().begin(request.domain());
        if (actions.hooks().present(HookPoint.BEFORE_VM_START, HookPoint.BEFORE_DEVICE_CREATE)) {
            actions.hooks().apart(() -> actions.alone(vm, () -> launchLate(vm, xml, request.paused())));
        } else {
            launch(vm, xml, request.paused());
        }
    }

    /** Asked for only where a guest is to see it: libvirt takes its time. */
    private String hardwareUuid(DomainSpec domain) {
        boolean seen =
                domain.fittings().firmware().serial().stream().anyMatch(serial -> serial.policy() == SerialPolicy.HOST);
        return seen ? LibvirtCapabilities.hardwareUuid(actions.connection()) : "";
    }

    /** The engine has its answer: how this ends shows in reports. */
    private void launchLate(VmId vm, String xml, boolean paused) {
        try {
            launch(vm, xml, paused);
        } catch (VireoException e) {
            LOG.info("Virtual machine {} does not start: {}", vm, e.getMessage());
        }
    }

    private void launch(VmId vm, String rendered, boolean paused) {
        try {
            var start = actions.hooks().beforeStart(vm, rendered, paused);
            actions.connection()
                    .run(session ->
                            session.create(vm, start.xml(), start.flags()).close());
        } catch (VireoException e) {
            watch.startFailed(vm, e.getMessage());
            media.forget(vm);
            actions.hooks().forget(vm);
            throw e;
        }
        watch.started(vm);
        afterwards(vm, HookPoint.AFTER_VM_START, HookPoint.AFTER_DEVICE_CREATE);
    }

    private void afterwards(VmId vm, HookPoint... points) {
        actions.hooks().apart(() -> actions.remember(vm, points));
    }

    private void restore(VmId vm, Path file, boolean paused) {
        if (actions.ifRunning(vm, domain -> {})) {
            return;
        }
        try {
            var xml = changedBeforeRestore(vm, file);
            actions.connection().run(session -> session.restore(vm, file, paused, xml));
        } catch (VireoException e) {
            watch.startFailed(vm, e.getMessage());
            return;
        }
        watch.saved().forget(vm);
        watch.started(vm);
        afterwards(vm, HookPoint.AFTER_VM_DEHIBERNATE);
    }

    /** The description that scripts made of the saved one, if they changed it. */
    private Optional<String> changedBeforeRestore(VmId vm, Path file) {
        if (!actions.hooks().present(HookPoint.BEFORE_VM_DEHIBERNATE)) {
            return Optional.empty();
        }
        String before = actions.connection().call(session -> session.savedXml(file));
        String after = actions.hooks().run(HookPoint.BEFORE_VM_DEHIBERNATE, vm, before);
        return Optional.of(after).filter(text -> !text.equals(before));
    }
}
