package org.vireo.storage;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.StepContext;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.vm.ImagesSeen;
import org.vireo.protocol.vm.LookForImages;

/** What hypervisors have open, as their hosts tell: jobs on images ask before they decide. Thread-safe. */
@Component(service = RunningImages.class)
public final class RunningImages {
    private static final Logger LOG = LoggerFactory.getLogger(RunningImages.class);
    private static final Duration ONE_CALL = Duration.ofMinutes(1);

    private final Inventory inventory;
    private final Transactions transactions;
    private final Duration pause;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public RunningImages(@Reference Inventory inventory, @Reference Transactions transactions) {
        this(inventory, transactions, Duration.ofSeconds(1));
    }

    RunningImages(Inventory inventory, Transactions transactions, Duration pause) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.pause = pause;
    }

    /** Where a virtual machine is: on a host, certainly nowhere, or nobody can say. */
    record Place(VmStatus status, Optional<HostId> host) {
        boolean rests() {
            return status == VmStatus.DOWN || status == VmStatus.IMAGE_LOCKED;
        }
    }

    Place place(VmId id) {
        return transactions.call(() -> {
            var vm = inventory.get(Vm.class, id);
            return new Place(vm.status(), vm.status().hasProcess() ? vm.hostId() : Optional.empty());
        });
    }

    /** What its host says; empty when it does not answer. */
    Optional<ImagesSeen> look(VmId vm, HostId host, StepContext context) {
        try {
            return Optional.of(ask(host, new LookForImages(vm), "look/" + host + "/" + clock.millis(), context));
        } catch (VireoException e) {
            passOnLostDatabase(e);
            LOG.debug("Host {} does not say what VM {} has open: {}", host, vm, e.getMessage());
            return Optional.empty();
        }
    }

    /** Asks a host something that takes a moment only; the same part is the same operation. */
    <T extends HostReply> T ask(HostId host, HostRequest<T> request, String part, StepContext context) {
        var call = context.call().part(part).until(clock.instant().plus(ONE_CALL));
        return call.hosts().call(host, request, call);
    }

    /** A name for an operation that is to be done again. */
    String anew(String part) {
        return part + "/" + clock.millis();
    }

    /** Whether the host may have acted although there is no answer. */
    static boolean unanswered(VireoException failure) {
        return failure.code().name().equals(ModelError.HOST_UNREACHABLE.name());
    }

    /** Whether it is too old to know such requests. */
    static boolean unversed(VireoException failure) {
        return failure.code().name().equals(ModelError.PLUGIN_UNAVAILABLE.name());
    }

    /** Throws a failure again that says nothing of a host, because the engine's own database was away. */
    static void passOnLostDatabase(VireoException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException) {
                throw failure;
            }
        }
    }

    /** Blocks a moment, less when the virtual machine changes. */
    void pause(VmId vm, StepContext context) {
        var end = clock.instant().plus(pause);
        var first = new boolean[] {true};
        context.await("another moment", vm, () -> {
            boolean again = first[0] && clock.instant().isBefore(end);
            first[0] = false;
            return again ? Optional.empty() : Optional.of(true);
        });
    }

    /** Blocks until it is known of every virtual machine with the disk whether it has an image open; true if one has. */
    boolean open(DiskId disk, UUID image, StepContext context) {
        var vms = transactions.call(() -> inventory.list(DiskAttachment.class, Where.equal("diskId", disk)).stream()
                .flatMap(attachment -> attachment.vmId().stream())
                .toList());
        return vms.stream().anyMatch(vm -> openBy(vm, image, context));
    }

    private boolean openBy(VmId vm, UUID image, StepContext context) {
        while (true) {
            var place = place(vm);
            if (place.rests() || place.status() == VmStatus.SUSPENDED) {
                return false;
            }
            var seen = place.host().flatMap(host -> look(vm, host, context));
            if (seen.isPresent() && seen.get().running()) {
                return seen.get().disks().stream().anyMatch(disk -> disk.has(image.toString()));
            }
            pause(vm, context);
        }
    }
}
