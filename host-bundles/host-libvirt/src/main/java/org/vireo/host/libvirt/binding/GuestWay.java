package org.vireo.host.libvirt.binding;

/** How a guest is asked to power off or restart. */
public enum GuestWay {
    /** By the power button. */
    ACPI(1, 1, "ACPI"),
    /** By its agent. */
    AGENT(2, 2, "the guest agent");

    private final int shutdownFlag;
    private final int rebootFlag;
    private final String words;

    GuestWay(int shutdownFlag, int rebootFlag, String words) {
        this.shutdownFlag = shutdownFlag;
        this.rebootFlag = rebootFlag;
        this.words = words;
    }

    int shutdownFlag() {
        return shutdownFlag;
    }

    int rebootFlag() {
        return rebootFlag;
    }

    String words() {
        return words;
    }
}
