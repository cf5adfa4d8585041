package org.vireo.sealing;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** The keys behind the {@link Sealer}. Never hands one out. Thread-safe. */
@ProviderType
public interface SealingKeys {
    /** Makes a new key on disk; from now on all is sealed with it. Older keys stay for what they sealed. Returns its id. */
    String renew();

    /** The id of the key that seals now. */
    String present();

    /** Ids of keys that only open. */
    Set<String> older();

    /** Forgets an older key for good: what is still sealed with it is lost. */
    void drop(String id);
}
