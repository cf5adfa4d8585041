package org.vireo.protocol.vm;

import java.util.List;
import java.util.Objects;

/**
 * What the guest agent tells. All text comes from the guest and is not to be trusted. Immutable.
 *
 * @param agentVersion empty until the agent answers
 * @param hostName empty if unknown
 * @param system operating system
 * @param nics interfaces
 * @param users logged in
 * @param fileSystems mounted
 * @param timeZone name, empty if unknown
 */
public record GuestData(
        String agentVersion,
        String hostName,
        GuestSystem system,
        List<GuestNic> nics,
        List<GuestUser> users,
        List<GuestFileSystem> fileSystems,
        String timeZone) {
    /** Refuses missing values. */
    public GuestData {
        Objects.requireNonNull(agentVersion, "agentVersion");
        Objects.requireNonNull(hostName, "hostName");
        Objects.requireNonNull(system, "system");
        nics = List.copyOf(nics);
        users = List.copyOf(users);
        fileSystems = List.copyOf(fileSystems);
        Objects.requireNonNull(timeZone, "timeZone");
    }
}
