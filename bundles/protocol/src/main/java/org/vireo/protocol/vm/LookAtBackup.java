package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.BackupId;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Asks whether a backup goes on, and lets it. Immutable.
 *
 * @param vm which
 * @param backup its id
 */
@Verb(name = "vm.look-at-backup", reply = BackupSeen.class)
public record LookAtBackup(VmId vm, BackupId backup) implements HostRequest<BackupSeen> {
    /** Refuses missing values. */
    public LookAtBackup {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(backup, "backup");
    }
}
