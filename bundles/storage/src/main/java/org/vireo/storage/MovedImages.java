package org.vireo.storage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.storage.MoveDisk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.RecordKind;
import org.vireo.protocol.storage.RecordName;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.storage.VolumeState;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.spi.host.Call;
import org.vireo.spi.storage.StorageBackend;
import org.vireo.spi.storage.Volume;
import org.vireo.storage.MoveNotes.Fresh;

/**
 * The images of a disk on their way to another domain: each gets a new one there, with an id of its own, so that nothing that was left behind
 * is ever taken for it. Thread-safe.
 */
@Component(service = MovedImages.class)
public final class MovedImages {
    private static final Logger LOG = LoggerFactory.getLogger(MovedImages.class);

    private final Inventory inventory;
    private final Transactions transactions;
    private final StorageBackends backends;
    private final StorageHosts hosts;
    private final MovedRows rows;

    @Activate
    public MovedImages(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference StorageBackends backends,
            @Reference StorageHosts hosts,
            @Reference MovedRows rows) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.backends = backends;
        this.hosts = hosts;
        this.rows = rows;
    }

    /** Both ends of a move. */
    private record Way(StorageDomain from, StorageDomain to) {}

    private StorageDomain domain(StorageDomainId id) {
        return transactions.call(() -> inventory.get(StorageDomain.class, id));
    }

    private Way way(MoveDisk move, MoveNotes notes) {
        return new Way(domain(notes.from()), domain(move.domain()));
    }

    private StorageBackend backend(StorageDomain domain) {
        return backends.get(domain.type());
    }

    private static Volume volume(StorageDomain domain, UUID image, DiskFormat format) {
        return new Volume(Domains.of(domain), new DiskId(image), format);
    }

    /** Whether what the images take now fits; throws with the figures if it does not. */
    void requireRoom(MoveDisk move, MoveNotes notes, Call call) {
        var way = way(move, notes);
        long need = taken(move, notes, call);
        var space = backend(way.to()).inspect(Domains.of(way.to()), hosts.any(way.to()), call.part("room"));
        MoveRules.lacking(way.to(), space.available(), need).ifPresent(why -> {
            throw new VireoException(StorageError.NO_ROOM, why);
        });
    }

    /** Space that the images need where they are, in bytes. */
    long taken(MoveDisk move, MoveNotes notes, Call call) {
        var way = way(move, notes);
        long need = 0;
        for (var image : notes.order()) {
            var layer = rows.layer(move.id(), image);
            var state = state(way.from(), image, layer.format(), call.part("size/" + image));
            need += layer.preallocated()
                    ? state.size().bytes()
                    : state.allocated().bytes();
        }
        return need
                + rows.template(move.id())
                        .filter(base -> !move.domain().equals(notes.from()))
                        .map(base -> state(way.from(), base.image(), base.format(), call.part("base"))
                                .allocated()
                                .bytes())
                        .orElse(0L);
    }

    private VolumeState state(StorageDomain domain, UUID image, DiskFormat format, Call call) {
        return backend(domain).state(volume(domain, image, format), hosts.any(domain), call);
    }

    /** A host that reaches both, that one if it does. */
    private HostId host(Way way, Optional<HostId> wanted) {
        return wanted.filter(hosts.both(way.from(), way.to())::contains)
                .orElseGet(() -> hosts.any(way.from(), way.to()));
    }

    /** Makes one image as a whole; those it reads through to must have been made. Does nothing when it was made before. */
    void carry(MoveDisk move, UUID image, Optional<HostId> wanted, MoveNotes notes, Call call) {
        if (notes.did(image)) {
            return;
        }
        var way = way(move, notes);
        var layer = rows.layer(move.id(), image);
        var both = hosts.both(way.from(), way.to());
        // an image that another host may still be making is not touched again
        var fresh = notes.fresh(image)
                .filter(begun -> both.contains(begun.host()))
                .orElseGet(() -> notes.begin(image, host(way, wanted)));
        var state = backend(way.to())
                .carry(
                        volume(way.to(), fresh.id(), layer.format()),
                        layer.preallocated(),
                        MovedRows.below(layer, move, notes).map(DiskId::new),
                        backend(way.from()).target(Domains.of(way.from())),
                        new DiskId(image),
                        fresh.host(),
                        call.part("carry/" + fresh.id()));
        notes.did(image, state.allocated().bytes());
    }

    /** Makes an empty image that a hypervisor on the host is to fill with what the disk's image holds. */
    void target(MoveDisk move, Fresh fresh, MoveNotes notes, Call call) {
        var way = way(move, notes);
        var image = notes.written();
        var layer = rows.layer(move.id(), image);
        if (!hosts.both(way.from(), way.to()).contains(fresh.host())) {
            throw new VireoException(
                    StorageError.NO_HOST,
                    "the host of the virtual machine does not reach storage domain "
                            + way.to().name());
        }
        var size = state(way.from(), image, layer.format(), call.part("size")).size();
        var below = MovedRows.below(layer, move, notes).map(DiskId::new);
        var spec = new VolumeSpec(new DiskId(fresh.id()), layer.format(), size, layer.preallocated(), below);
        backend(way.to()).create(Domains.of(way.to()), spec, fresh.host(), call.part("target/" + fresh.id()));
    }

    /** How a host opens the new image of the one that is written. */
    DiskSource source(MoveDisk move, Fresh fresh, MoveNotes notes) {
        var to = domain(move.domain());
        var format = rows.layer(move.id(), notes.written()).format();
        return backend(to).source(volume(to, fresh.id(), format), fresh.host());
    }

    /** Whether the new image is to hold more than the old one has of its own. */
    boolean whole(MoveDisk move, MoveNotes notes) {
        var layer = rows.layer(move.id(), notes.written());
        return layer.below().isPresent() && MovedRows.below(layer, move, notes).isEmpty();
    }

    StorageTarget place(MoveDisk move) {
        var to = domain(move.domain());
        return backend(to).target(Domains.of(to));
    }

    static RecordName mark(Fresh fresh) {
        return new RecordName(RecordKind.TURN, fresh.id());
    }

    /** Whether a hypervisor went over to the image, which holds all from then on. */
    boolean turned(MoveDisk move, Fresh fresh, Call call) {
        var to = domain(move.domain());
        return backend(to).records(Domains.of(to), hosts.any(to), call).contains(mark(fresh));
    }

    /** A hypervisor made the image that is written as a whole. */
    void mirrored(MoveDisk move, Fresh fresh, MoveNotes notes, Call call) {
        var to = domain(move.domain());
        var format = rows.layer(move.id(), notes.written()).format();
        notes.did(
                notes.written(), state(to, fresh.id(), format, call).allocated().bytes());
    }

    /** Removes the new images again; says what stays. */
    List<Left> takeBack(MoveDisk move, MoveNotes notes, Call call) {
        if (!notes.settled() || notes.decided()) {
            return List.of();
        }
        var to = domain(move.domain());
        var fresh = new ArrayList<>(notes.left()); // they read through to the others
        topFirst(notes).forEach(image -> notes.fresh(image).ifPresent(one -> fresh.add(one.id())));
        var left = new ArrayList<Left>();
        fresh.forEach(image -> ifPossible(() -> remove(move, to, image, call))
                .ifPresent(why -> left.add(new Left(image, to.id(), why))));
        return List.copyOf(left);
    }

    private static List<UUID> topFirst(MoveNotes notes) {
        var order = new ArrayList<>(notes.order());
        Collections.reverse(order);
        return order;
    }

    private void remove(MoveDisk move, StorageDomain domain, UUID image, Call call) {
        var volume = volume(domain, image, DiskFormat.COW);
        var via = hosts.any(domain);
        if (rows.wiped(move.id())) {
            backend(domain).wipe(volume, via, call.part("wipe/" + image));
        }
        backend(domain).delete(volume, via, call.part("delete/" + image));
    }

    /** An image that could not be removed, and why. */
    record Left(UUID image, StorageDomainId domain, String why) {}

    /** Removes what nothing needs any more, {@code but} images that are in use; says what stays. */
    List<Left> clean(MoveDisk move, List<UUID> but, MoveNotes notes, Call call) {
        var way = way(move, notes);
        var left = new ArrayList<Left>();
        for (var image : topFirst(notes)) {
            var stays = but.contains(image)
                    ? Optional.of(LeftImages.OPEN)
                    : ifPossible(() -> remove(move, way.from(), image, call));
            stays.ifPresent(why -> left.add(new Left(image, way.from().id(), why)));
        }
        notes.left()
                .forEach(image -> ifPossible(() -> remove(move, way.to(), image, call))
                        .ifPresent(why -> left.add(new Left(image, way.to().id(), why))));
        var turned = notes.fresh(notes.written()).orElseThrow();
        ifPossible(() -> backend(way.to())
                        .deleteRecord(Domains.of(way.to()), mark(turned), hosts.any(way.to()), call.part("mark")))
                .ifPresent(why -> LOG.warn("The mark of image {} stays: {}", turned.id(), why));
        return List.copyOf(left);
    }

    /** Says why it could not be done. */
    private static Optional<String> ifPossible(Runnable removal) {
        try {
            removal.run();
            return Optional.empty();
        } catch (VireoException e) {
            RunningImages.passOnLostDatabase(e);
            return Optional.of(e.getMessage());
        }
    }
}
