package org.vireo.host.libvirt;

import org.vireo.protocol.vm.ExitReason;

/** Reads libvirt's reasons. */
final class Ends {
    private Ends() {}

    /**
     * Why a virtual machine ended.
     *
     * @param reason for the engine
     * @param words for people, empty if there is nothing to add
     */
    record End(ExitReason reason, String words) {}

    /** From the detail of a "stopped" event, whose numbers are libvirt's, and from what was wanted. */
    static End of(int detail, Wish wish) {
        return switch (detail) {
            case 0 -> new End(ExitReason.GUEST_SHUTDOWN, "");
            case 1 ->
                wish == Wish.GIVE_UP
                        ? new End(ExitReason.CRASHED, "its storage failed for longer than it may")
                        : wish == Wish.STOP
                                ? new End(ExitReason.STOPPED, "")
                                : new End(ExitReason.CRASHED, "it was ended on the host, by none of our requests");
            case 2 -> new End(ExitReason.CRASHED, "the guest panicked");
            case 3 -> new End(ExitReason.MIGRATED, "");
            case 4 -> new End(ExitReason.SAVED, "");
            default ->
                wish == Wish.STOP
                        ? new End(ExitReason.STOPPED, "")
                        : new End(ExitReason.CRASHED, "the hypervisor process ended or was killed");
        };
    }

    /** From the detail of a "suspended" event. */
    static String whyPaused(int detail) {
        return switch (detail) {
            case 2 -> "a disk failed or its storage is full";
            case 3 -> "the watchdog fired";
            default -> "";
        };
    }
}
