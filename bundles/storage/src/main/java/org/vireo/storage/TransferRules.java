package org.vireo.storage;

import java.util.Optional;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.transfer.AddImageTransfer;
import org.vireo.inventory.Backup;
import org.vireo.inventory.Disk;
import org.vireo.model.BackupPhase;
import org.vireo.model.DiskFormat;
import org.vireo.model.ImageTransferDirection;
import org.vireo.model.TransferContent;

/** What the bytes of a transfer are, and which transfers make sense. Pure. */
final class TransferRules {
    static final String ATTEMPT = "Cannot transfer Virtual Disk.";

    private TransferRules() {}

    /** Raw is what a guest sees, whatever the image is made of; without a format the image is moved as it is. */
    static TransferContent content(Optional<DiskFormat> wanted, boolean shallow, DiskFormat image) {
        if (image == DiskFormat.RAW) {
            return TransferContent.GUEST;
        }
        if (wanted.orElse(DiskFormat.COW) == DiskFormat.COW) {
            return TransferContent.IMAGE;
        }
        return shallow ? TransferContent.LAYER : TransferContent.GUEST;
    }

    /**
     * Whether the formats fit together.
     *
     * @param image format of the image that is moved
     * @param below whether it reads through to another one
     */
    static Check formats(AddImageTransfer wanted, DiskFormat image, boolean below) {
        if (image == DiskFormat.RAW && wanted.format().equals(Optional.of(DiskFormat.COW))) {
            return Check.conflict(ATTEMPT + " The disk is raw, and its image cannot be moved in the format cow.");
        }
        boolean upload = wanted.direction() == ImageTransferDirection.UPLOAD;
        if (upload && wanted.shallow()) {
            return Check.invalid("Only a download can be shallow.");
        }
        boolean whole = content(wanted.format(), wanted.shallow(), image) == TransferContent.IMAGE;
        if (whole && below && upload) {
            return Check.conflict(ATTEMPT + " The disk reads through to another one; send it in the format raw.");
        }
        if (whole && below && !wanted.shallow()) {
            return Check.conflict(
                    ATTEMPT + " The image reads through to another one; ask for the format raw, or for a shallow one.");
        }
        return Check.FINE;
    }

    /** The image and all it is made of must be there and be used by nobody who changes it. */
    static Check use(AddImageTransfer wanted, Disk disk, DiskUse use) {
        if (wanted.image().isPresent()) {
            return wanted.direction() == ImageTransferDirection.DOWNLOAD
                    ? Check.FINE
                    : Check.conflict(ATTEMPT + " The image of a snapshot does not change.");
        }
        return wanted.direction() == ImageTransferDirection.UPLOAD
                ? use.idle(disk, ATTEMPT).and(use.inNoSnapshot(disk, ATTEMPT))
                : use.still(disk, ATTEMPT);
    }

    /** What a backup holds is read, as the guest saw it, where the backup goes on. */
    static Check ofBackup(AddImageTransfer wanted, Optional<Backup> backup) {
        if (backup.isEmpty() || !backup.get().disks().containsKey(wanted.disk())) {
            return Check.invalid(ATTEMPT + " The backup does not exist, or the disk is not part of it.");
        }
        if (backup.get().phase() != BackupPhase.READY) {
            return Check.conflict(
                    ATTEMPT + " The backup is in phase " + backup.get().phase().text() + ".");
        }
        if (wanted.image().isPresent() || wanted.direction() == ImageTransferDirection.UPLOAD) {
            return Check.invalid(ATTEMPT + " A disk of a backup can only be downloaded.");
        }
        if (wanted.shallow() || wanted.format().equals(Optional.of(DiskFormat.COW))) {
            return Check.conflict(ATTEMPT + " A disk of a backup is downloaded in the format raw.");
        }
        return !backup.get().atRest()
                        && wanted.host()
                                .filter(host -> !host.equals(backup.get().hostId()))
                                .isPresent()
                ? Check.conflict(ATTEMPT + " The backup goes on at another host.")
                : Check.FINE;
    }
}
