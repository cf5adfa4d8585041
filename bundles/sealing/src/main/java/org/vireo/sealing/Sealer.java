package org.vireo.sealing;

import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.Secret;

/**
 * Turns secrets into texts that may lie in a database or a backup of it, and back. A sealed text opens only with the engine's keys and
 * only for the purpose it was sealed for. Does not block. Thread-safe.
 */
@ProviderType
public interface Sealer {
    /** How every sealed text begins; nothing else that is kept in its place does. */
    String MARK = "$sealed$";

    /** Whether a text was sealed; others were kept before there was sealing. */
    static boolean isSealed(String text) {
        return text.startsWith(MARK);
    }

    /** How texts begin that were sealed with the key of this id. */
    static String markOf(String key) {
        return MARK + "1$" + key + "$";
    }

    /** Seals with the present key; the same secret looks different each time. */
    String seal(String purpose, Secret secret);

    /**
     * Opens what was sealed for the same purpose.
     *
     * @throws org.vireo.model.VireoException {@code SECRET_UNREADABLE} when the key is not there, the text was changed, or it was sealed
     *     for another purpose
     */
    Secret open(String purpose, String sealed);
}
