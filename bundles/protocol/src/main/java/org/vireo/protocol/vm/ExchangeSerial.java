package org.vireo.protocol.vm;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.vireo.model.Secret;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Tells a serial port something and hears what it said since. What is typed there may be a password, so both are secrets. A session that
 * exchanges nothing for a minute ends. Immutable.
 *
 * @param vm whose
 * @param session as it was opened
 * @param number one more with each exchange of a session, from 1; the last one may be repeated, and is answered alike
 * @param input bytes in Base64, at most 64 KiB of them
 * @param patience how long to wait for the first byte when there is none, at most a second
 */
@Verb(name = "vm.exchange-serial", reply = SerialOutput.class)
public record ExchangeSerial(VmId vm, UUID session, long number, Secret input, Duration patience)
        implements HostRequest<SerialOutput> {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /** Refuses missing values and a longer patience. */
    public ExchangeSerial {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(patience, "patience");
        if (patience.isNegative() || patience.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("patience must be 0 to 1 second, not " + patience);
        }
    }
}
