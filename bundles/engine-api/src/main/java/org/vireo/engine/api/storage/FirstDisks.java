package org.vireo.engine.api.storage;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;

/**
 * Disks that a virtual machine gets by the command that adds it: made or attached in the same job, taken back when that fails. The wishes
 * name the machine, which exists from {@link #begin} on. Called by the handler of that command, in its transactions. Thread-safe.
 */
@ProviderType
public interface FirstDisks {
    /** What the caller must be allowed besides adding the machine. */
    Set<Permit> permits(List<AttachDisk> wishes);

    /** Locks that keep disks and storage domains in place meanwhile. */
    Set<LockKey> locks(List<AttachDisk> wishes);

    /**
     * Whether all of them can be given.
     *
     * @param bootable whether the machine has a bootable disk without them
     */
    Check check(List<AttachDisk> wishes, boolean bootable);

    /** Keeps the attachments, and the disks to make, locked until their images are there. */
    void begin(List<AttachDisk> wishes, Caller caller);

    /** One step per disk to make. */
    List<Step> steps(List<AttachDisk> wishes);

    /** The images are there. */
    void complete(List<AttachDisk> wishes, Caller caller);

    /** Takes the attachments back and forgets the disks that were to be made; their images are gone. Repeatable. */
    void abandon(List<AttachDisk> wishes);
}
