package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.protocol.storage.StorageTarget;

/**
 * Which start of a virtual machine a request belongs to, and the storage that all hosts share where that is noted. A host starts nothing for
 * which the storage has a later number: somebody else was asked to start it since. Immutable.
 *
 * @param domain where it is noted, a domain that the host has at hand
 * @param number greater with each start that is asked for, above 0
 */
public record LaunchClaim(StorageTarget domain, long number) {
    /** Refuses missing values and numbers that count nothing. */
    public LaunchClaim {
        Objects.requireNonNull(domain, "domain");
        if (number <= 0) {
            throw new IllegalArgumentException("no number of a start: " + number);
        }
    }
}
