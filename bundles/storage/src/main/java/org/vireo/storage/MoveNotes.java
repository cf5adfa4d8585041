package org.vireo.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.StepContext;
import org.vireo.model.HostId;
import org.vireo.model.StorageDomainId;

/** What the move of a disk remembers, so that it can be carried on, or taken back, after the engine died. */
final class MoveNotes {
    private static final String FROM = "move.from";
    private static final String ORDER = "move.order";
    private static final String AT = "move.at.";
    private static final String DID = "move.did.";
    private static final String LEFT = "move.left";
    private static final String DECIDED = "move.decided";

    private final StepContext context;

    MoveNotes(StepContext context) {
        this.context = context;
    }

    /**
     * The image that takes the place of another.
     *
     * @param id in the domain that the disk moves to
     * @param host that makes it: two never write one image
     */
    record Fresh(UUID id, HostId host) {}

    boolean settled() {
        return context.get(FROM).isPresent();
    }

    /** Which images are to be moved, those that others read through to before these. In the present transaction. */
    void settle(StorageDomainId from, List<UUID> order) {
        context.put(ORDER, String.join(",", order.stream().map(UUID::toString).toList()));
        context.put(FROM, from.toString());
    }

    StorageDomainId from() {
        return StorageDomainId.of(context.get(FROM).orElseThrow());
    }

    List<UUID> order() {
        return ids(ORDER);
    }

    /** The image that the disk writes to. */
    UUID written() {
        return UUID.fromString(context.get("move.written").orElseThrow());
    }

    void written(UUID image) {
        context.put("move.written", image.toString());
    }

    private List<UUID> ids(String key) {
        return Arrays.stream(context.get(key).orElse("").split(","))
                .filter(text -> !text.isEmpty())
                .map(UUID::fromString)
                .toList();
    }

    Optional<Fresh> fresh(UUID image) {
        return context.get(AT + image)
                .map(text -> text.split("/"))
                .map(both -> new Fresh(UUID.fromString(both[0]), HostId.of(both[1])));
    }

    /** Another image than before is to take the place of one; what was begun before is not used. */
    Fresh begin(UUID image, HostId host) {
        fresh(image).ifPresent(before -> {
            var left = new ArrayList<>(left());
            if (!left.contains(before.id())) {
                left.add(before.id());
            }
            context.put(LEFT, String.join(",", left.stream().map(UUID::toString).toList()));
        });
        var fresh = new Fresh(UUID.randomUUID(), host);
        context.put(AT + image, fresh.id() + "/" + host);
        return fresh;
    }

    /** Images that were begun and are not used. */
    List<UUID> left() {
        return ids(LEFT);
    }

    /** Whether the image has been made as a whole. */
    boolean did(UUID image) {
        return context.get(DID + image).isPresent();
    }

    void did(UUID image, long allocated) {
        context.put(DID + image, Long.toString(allocated));
    }

    /** Space that the new image took when it was made, in bytes. */
    long allocated(UUID image) {
        return context.get(DID + image).map(Long::parseLong).orElse(0L);
    }

    /** Whether the inventory speaks of the new images. */
    boolean decided() {
        return context.get(DECIDED).isPresent();
    }

    /** In the present transaction. */
    void decide() {
        context.put(DECIDED, "");
    }
}
