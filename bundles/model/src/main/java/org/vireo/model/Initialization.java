package org.vireo.model;

import java.util.Objects;

/**
 * What a guest is told at its first start. Immutable.
 *
 * @param hostName its name, empty for that of the virtual machine
 * @param timeZone as the guest spells it, empty for its own
 * @param customScript more for cloud-init, or the whole answer file of sysprep; empty for none
 * @param regenerateIds whether an image gets new ids, kept only
 * @param login who can log in
 * @param network how it finds its way
 * @param windows what only Windows asks
 */
public record Initialization(
        String hostName,
        String timeZone,
        String customScript,
        boolean regenerateIds,
        GuestLogin login,
        GuestNetwork network,
        WindowsSetup windows) {
    /** Nothing said. */
    public static final Initialization NONE =
            new Initialization("", "", "", false, GuestLogin.NONE, GuestNetwork.NONE, WindowsSetup.NONE);

    /** Refuses missing values and texts that are too long. */
    public Initialization {
        Ranges.plain("the host name", hostName, 255);
        Ranges.plain("the time zone of the guest", timeZone, 100);
        Ranges.require(customScript.length() <= 1_000_000, "the custom script must have at most 1,000,000 characters");
        login = Objects.requireNonNullElse(login, GuestLogin.NONE);
        network = Objects.requireNonNullElse(network, GuestNetwork.NONE);
        windows = Objects.requireNonNullElse(windows, WindowsSetup.NONE);
    }
}
