package org.vireo.engine.api.secret;

import org.osgi.annotation.versioning.ProviderType;

/** The keys that seal secrets, for administrators. Thread-safe. */
@ProviderType
public interface SecretKeys {
    /**
     * What was done.
     *
     * @param key id of the key that seals from now on
     * @param rows in which secrets were sealed anew
     */
    record Renewal(String key, int rows) {}

    /**
     * Makes a new key and seals everything anew with it. The older key goes at the next start of the engine, when nothing needs it. Blocks
     * until it is done; repeat-safe after a crash.
     */
    Renewal renew();
}
