package org.vireo.inventory;

import org.osgi.annotation.versioning.ProviderType;

/** All secrets in the database, wherever they are. Thread-safe, repeat-safe. */
@ProviderType
public interface KeptSecrets {
    /** Seals what was kept in clear before there was sealing; says how many rows that were. */
    int sealClear();

    /** Seals anew what was sealed with that older key; says how many rows that were. Blocks as long as that takes. */
    int sealAgain(String key);

    /** How many rows hold something that was sealed with that key. */
    int sealedWith(String key);
}
