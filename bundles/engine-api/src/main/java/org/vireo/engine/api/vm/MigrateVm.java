package org.vireo.engine.api.vm;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.model.HostId;
import org.vireo.model.VmId;

/**
 * Moves a running virtual machine to another host of its cluster while its guest goes on. Immutable.
 *
 * @param id which
 * @param target the only host allowed; empty for the best
 * @param why on whose wish, which decides what machines it may move
 * @param reason for people, may be empty
 */
public record MigrateVm(VmId id, Optional<HostId> target, Why why, String reason) implements Command {
    /** On whose wish. */
    public enum Why {
        /** Somebody asked: moves all that are not pinned. */
        ASKED,
        /** Somebody insisted: moves those that are pinned as well. */
        FORCED,
        /** The engine empties or evens out hosts: moves only what may always be moved. */
        BY_ITSELF
    }

    /** Refuses missing values. */
    public MigrateVm {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(reason, "reason");
    }
}
