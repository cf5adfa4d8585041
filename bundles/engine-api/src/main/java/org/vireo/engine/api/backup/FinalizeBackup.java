package org.vireo.engine.api.backup;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.BackupId;
import org.vireo.model.VmId;

/**
 * Ends a backup. Immutable.
 *
 * @param vm which
 * @param id of the backup
 * @param why it failed, a sentence; empty where whoever wanted it has all of it
 */
public record FinalizeBackup(VmId vm, BackupId id, String why) implements Command {
    /** Refuses missing values. */
    public FinalizeBackup {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(why, "why");
    }
}
