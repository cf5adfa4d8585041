package org.vireo.spi.fence;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.vireo.model.Secret;

/**
 * A device that switches the power of one machine, and how to get at it. Immutable.
 *
 * @param type of the device, one of those that its agent knows
 * @param address of the device
 * @param port of its service, the usual one of the type when missing
 * @param userName to log in with, empty for none
 * @param password to log in with
 * @param options more, as an administrator gave them, such as the plug of a machine on a power strip
 */
public record FenceTarget(
        String type,
        String address,
        Optional<Integer> port,
        String userName,
        Optional<Secret> password,
        Map<String, String> options) {
    /** Refuses missing values. */
    public FenceTarget {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(port, "port");
        Objects.requireNonNull(userName, "userName");
        Objects.requireNonNull(password, "password");
        options = Map.copyOf(options);
    }
}
