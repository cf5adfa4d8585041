package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.BackupId;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Ends a backup: when this is answered nobody reads it any more and nothing is left of it on the host but what is remembered since its
 * checkpoint. One that does not go on is fine. Immutable.
 *
 * @param vm which
 * @param backup its id
 */
@Verb(name = "vm.end-backup", reply = BackupSeen.class)
public record EndBackup(VmId vm, BackupId backup) implements HostRequest<BackupSeen> {
    /** Refuses missing values. */
    public EndBackup {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(backup, "backup");
    }
}
