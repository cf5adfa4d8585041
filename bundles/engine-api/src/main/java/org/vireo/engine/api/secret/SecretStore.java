package org.vireo.engine.api.secret;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.Secret;

/**
 * Keeps secrets by name, sealed: the database never sees them in clear. Every method joins the present transaction or runs in one of its
 * own, so a secret comes and goes with the object it belongs to. Whoever asks is trusted: what a plugin or a caller may read is decided
 * before. Thread-safe, repeat-safe.
 */
@ProviderType
public interface SecretStore {
    /** Keeps a secret under the name, in place of what was there. */
    void put(SecretName name, Secret value);

    /**
     * The secret of that name.
     *
     * @throws org.vireo.model.VireoException {@code SECRET_UNREADABLE} when it is kept, but sealed with a key that this engine has not,
     *     or was tampered with
     */
    Optional<Secret> get(SecretName name);

    /** Forgets the secret of that name; says whether there was one. */
    boolean remove(SecretName name);

    /** Forgets all secrets in the folder, however deep; says how many. A secret named as the folder itself stays. */
    int removeBelow(SecretName folder);

    /** The names of the secrets in the folder, however deep, in ascending order. */
    List<SecretName> namesBelow(SecretName folder);
}
