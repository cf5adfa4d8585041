package org.vireo.compute;

import java.time.Instant;
import java.util.Optional;
import org.vireo.engine.api.command.StepContext;
import org.vireo.model.HostId;
import org.vireo.protocol.vm.MigrationDoor;

/** What a migration remembers, so that it can be carried on after the engine died. */
final class MigrationNotes {
    private static final String SOURCE = "migration.source";
    private static final String TARGET = "migration.target";
    private static final String SINCE = "migration.since";
    private static final String ADDRESS = "migration.address";
    private static final String PORT = "migration.port";
    private static final String ARRIVED = "migration.arrived";
    private static final String FAILED = "migration.failed";
    private static final String CANCELLED = "migration.cancelled";

    private final StepContext context;

    MigrationNotes(StepContext context) {
        this.context = context;
    }

    Optional<HostId> source() {
        return context.get(SOURCE).map(HostId::of);
    }

    Optional<HostId> target() {
        return context.get(TARGET).map(HostId::of);
    }

    void chosen(HostId source, HostId target, Instant now) {
        context.put(SOURCE, source.toString());
        context.put(TARGET, target.toString());
        context.put(SINCE, now.toString());
    }

    Instant since() {
        return context.get(SINCE).map(Instant::parse).orElseThrow();
    }

    MigrationDoor door() {
        return new MigrationDoor(
                context.get(ADDRESS).orElseThrow(),
                context.get(PORT).map(Integer::valueOf).orElseThrow());
    }

    void door(MigrationDoor door) {
        context.put(ADDRESS, door.address());
        context.put(PORT, Integer.toString(door.port()));
    }

    /** Whether it certainly runs on the target. */
    boolean arrived() {
        return context.get(ARRIVED).isPresent();
    }

    void arrive() {
        context.put(ARRIVED, "");
    }

    /** Why it did not go over, once it is known that it did not. */
    Optional<String> failed() {
        return context.get(FAILED);
    }

    void fail(String why) {
        context.put(FAILED, why);
    }

    boolean cancelled() {
        return context.get(CANCELLED).isPresent();
    }

    void cancel() {
        context.put(CANCELLED, "");
    }
}
