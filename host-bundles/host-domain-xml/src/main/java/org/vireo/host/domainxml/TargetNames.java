package org.vireo.host.domainxml;

import java.util.HashSet;
import java.util.Set;
import org.vireo.model.BiosType;
import org.vireo.model.DiskInterface;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** Gives disks and drives names as Linux names them, none of them twice. Confined to one thread. */
final class TargetNames {
    private static final int IDE_PLACES = 4;

    private final BiosType chipset;
    private final Set<String> taken;

    TargetNames(BiosType chipset, Set<String> taken) {
        this.chipset = chipset;
        this.taken = new HashSet<>(taken);
    }

    String of(DiskInterface attachment, String what) {
        return switch (attachment) {
            case VIRTIO -> free("vd", Integer.MAX_VALUE, what);
            case VIRTIO_SCSI, SATA -> sata();
            case IDE -> ide(what);
        };
    }

    String sata() {
        return free("sd", Integer.MAX_VALUE, "");
    }

    String ide(String what) {
        if (chipset != BiosType.I440FX_SEA_BIOS) {
            throw refused(what, "its chipset has no IDE");
        }
        return free("hd", IDE_PLACES, what);
    }

    private String free(String prefix, int places, String what) {
        for (int i = 0; i < places; i++) {
            String name = prefix + letters(i);
            if (taken.add(name)) {
                return name;
            }
        }
        throw refused(what, "IDE takes " + places + " disks and drives");
    }

    private static VireoException refused(String what, String why) {
        return new VireoException(ModelError.BAD_VALUE, "cannot attach " + what + ": " + why);
    }

    /** a … z, aa, ab … as Linux names disks. */
    static String letters(int index) {
        String last = Character.toString((char) ('a' + index % 26));
        return index < 26 ? last : letters(index / 26 - 1) + last;
    }
}
