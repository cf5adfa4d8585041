package org.vireo.host.libvirt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.ReturnToMoment;

/** Starts virtual machines from memory that was kept with a snapshot. One that runs is left alone. */
@Component(service = OperationHandler.class)
public final class ReturnHandler implements OperationHandler<ReturnToMoment, Accepted> {
    /** libvirtd is there again within seconds after it was restarted. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final DomainActions actions;
    private final Surroundings surroundings;
    private final MediaMaker media;
    private final DiskSources sources;

    /** Ready at once. */
    @Activate
    public ReturnHandler(
            @Reference DomainActions actions,
            @Reference Surroundings surroundings,
            @Reference MediaMaker media,
            @Reference DiskSources sources) {
        this.actions = actions;
        this.surroundings = surroundings;
        this.media = media;
        this.sources = sources;
    }

    @Override
    public Class<ReturnToMoment> request() {
        return ReturnToMoment.class;
    }

    @Override
    public Accepted handle(ReturnToMoment request, HostCall call) {
        VmId vm = request.domain().id();
        actions.connection().await(PATIENCE);
        actions.alone(vm, () -> {
            if (actions.ifRunning(vm, domain -> {})) {
                actions.watch().tellAgain(vm);
                return;
            }
            if (actions.watch().saved().find(vm).isPresent()) {
                throw refused(vm, "it is suspended here; start it or drop its saved memory first");
            }
            var file = LiveMemory.file(request.memory(), sources, call);
            var domain = sources.open(request.domain(), call);
            request.claim().ifPresent(claim -> sources.claim(vm, claim, call));
            actions.watch().starting(vm, true);
            actions.hooks().begin(domain);
            actions.later(vm, HookPoint.BEFORE_VM_DEHIBERNATE, () -> go(domain, file, request.paused()));
        });
        return new Accepted();
    }

    private void go(DomainSpec domain, Path file, boolean paused) {
        var vm = domain.id();
        if (actions.ifRunning(vm, running -> {})) {
            return;
        }
        try {
            var here = suited(domain, actions.connection().call(session -> session.savedXml(file)));
            actions.connection().run(session -> session.restore(vm, file, paused, Optional.of(here)));
        } catch (VireoException e) {
            actions.watch().startFailed(vm, e.getMessage());
            media.forget(vm);
            actions.hooks().forget(vm);
            return;
        }
        actions.watch().started(vm);
        actions.hooks().apart(() -> actions.remember(vm, HookPoint.AFTER_VM_DEHIBERNATE));
    }

    private String suited(DomainSpec domain, String xml) {
        requireSame(domain, new OpenImages(xml));
        int made = media.make(domain.id(), domain.media()).size();
        String here = surroundings.suit(domain, xml, number -> number < made ? media.place(domain.id(), number) : "");
        return actions.hooks().present(HookPoint.BEFORE_VM_DEHIBERNATE)
                ? actions.hooks().run(HookPoint.BEFORE_VM_DEHIBERNATE, domain.id(), here)
                : here;
    }

    /** A disk that was there then and is not now would be opened where it was then, which others read through to. */
    private static void requireSame(DomainSpec domain, OpenImages then) {
        var now = domain.disks().stream().map(DiskDevice::disk).collect(Collectors.toSet());
        var before = then.chains().stream().map(OpenImages.Chain::disk).collect(Collectors.toSet());
        if (!now.equals(before)) {
            throw refused(
                    domain.id(), "its disks were " + before + " when its memory was kept, and are " + now + " now");
        }
    }

    private static VireoException refused(VmId vm, String why) {
        return new VireoException(
                ModelError.WRONG_STATE,
                "cannot have virtual machine " + vm + " go on where its memory was kept: " + why);
    }
}
