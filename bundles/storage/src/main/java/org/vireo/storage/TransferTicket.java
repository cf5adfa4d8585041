package org.vireo.storage;

import java.security.SecureRandom;
import java.util.Base64;
import org.vireo.model.Secret;

/** What a client shows to move an image: 192 random bits. Stateless. */
final class TransferTicket {
    private static final int BYTES = 24;

    private TransferTicket() {}

    static Secret random(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** By which it is found: how long that takes says nothing of the ticket. */
    static String digest(String ticket) {
        return Hash.of(ticket);
    }
}
