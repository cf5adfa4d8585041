package org.vireo.compute;

import java.util.EnumSet;
import java.util.Set;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.DiskStatus;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;

/** What can be done to a virtual machine, and in which states. */
enum VmAction {
    RUN("run", VmStatus.DOWN, VmStatus.SUSPENDED, VmStatus.PAUSED),
    STOP(
            "stop",
            VmStatus.UP,
            VmStatus.POWERING_UP,
            VmStatus.POWERING_DOWN,
            VmStatus.PAUSED,
            VmStatus.REBOOT_IN_PROGRESS,
            VmStatus.NOT_RESPONDING,
            VmStatus.SUSPENDED),
    SHUT_DOWN("shutdown", VmStatus.UP, VmStatus.POWERING_UP, VmStatus.POWERING_DOWN, VmStatus.REBOOT_IN_PROGRESS),
    REBOOT("reboot", VmStatus.UP, VmStatus.POWERING_UP, VmStatus.REBOOT_IN_PROGRESS),
    RESET(
            "reset",
            VmStatus.UP,
            VmStatus.POWERING_UP,
            VmStatus.POWERING_DOWN,
            VmStatus.REBOOT_IN_PROGRESS,
            VmStatus.NOT_RESPONDING),
    SUSPEND("suspend", VmStatus.UP, VmStatus.POWERING_UP),
    MIGRATE("migrate", VmStatus.UP, VmStatus.POWERING_UP, VmStatus.REBOOT_IN_PROGRESS),
    PAUSE("pause", VmStatus.UP, VmStatus.POWERING_UP),
    RESUME("resume", VmStatus.PAUSED),
    FREEZE("freeze the file systems of", VmStatus.UP),
    THAW("thaw the file systems of", VmStatus.UP),
    LOAD("change the disc of", VmStatus.UP, VmStatus.POWERING_UP, VmStatus.PAUSED, VmStatus.REBOOT_IN_PROGRESS),
    REMOVE("remove", VmStatus.DOWN, VmStatus.IMAGE_ILLEGAL),
    COPY("make a template of", VmStatus.DOWN),
    MOVE("change the cluster of", VmStatus.DOWN);

    private final String verb;

    @SuppressWarnings("ImmutableEnumChecker") // never changed, never handed out
    private final Set<VmStatus> allowed;

    VmAction(String verb, VmStatus first, VmStatus... others) {
        this.verb = verb;
        this.allowed = EnumSet.of(first, others);
    }

    Check check(VmStatus status) {
        return allowed.contains(status) ? Check.FINE : refused("VM is " + words(status) + ".");
    }

    /** Passes when nothing is being done to the images of a running virtual machine. */
    Check checkImages(Inventory inventory, VmId vm) {
        return inventory.list(DiskAttachment.class, Where.equal("vmId", vm).andEqual("active", true)).stream()
                .map(attachment -> inventory.get(Disk.class, attachment.diskId()))
                .filter(disk -> disk.status() != DiskStatus.OK)
                .findFirst()
                .<Check>map(disk ->
                        refused("Disk " + disk.name() + " is " + disk.status().text() + "."))
                .orElse(Check.FINE);
    }

    /** A refusal such as {@code Cannot run VM. VM is running.} */
    Check refused(String... reasons) {
        var all = new String[reasons.length];
        all[0] = "Cannot " + verb + " VM. " + reasons[0];
        System.arraycopy(reasons, 1, all, 1, reasons.length - 1);
        return Check.conflict(all);
    }

    private static String words(VmStatus status) {
        return switch (status) {
            case UP -> "running";
            case DOWN -> "not running";
            case WAIT_FOR_LAUNCH, POWERING_UP -> "being started";
            case POWERING_DOWN -> "being shut down";
            case IMAGE_LOCKED -> "locked: its disks are being worked on";
            case IMAGE_ILLEGAL -> "not usable: one of its disks is illegal";
            case SAVING_STATE -> "being suspended";
            case RESTORING_STATE -> "being restored";
            case REBOOT_IN_PROGRESS -> "being rebooted";
            case MIGRATING -> "being migrated";
            case UNKNOWN -> "in an unknown state: its host does not respond";
            case NOT_RESPONDING -> "not responding";
            case UNASSIGNED -> "in no known state";
            case PAUSED -> "paused";
            case SUSPENDED -> "suspended";
        };
    }
}
