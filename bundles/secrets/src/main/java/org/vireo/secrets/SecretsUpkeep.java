package org.vireo.secrets;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.secret.SecretKeys;
import org.vireo.inventory.KeptSecrets;
import org.vireo.model.VireoException;
import org.vireo.sealing.SealingKeys;

/**
 * Sees at each start that everything is sealed, and that with the present key; keys that nothing needs any more go. What fails here is
 * logged and tried again at the next start: the engine works meanwhile. Thread-safe.
 */
@Component(immediate = true)
public final class SecretsUpkeep implements SecretKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SecretsUpkeep.class);

    private final KeptSecrets kept;
    private final SealingKeys keys;

    /** Does it at once; a scan of some tables unless there is something to do. */
    @Activate
    public SecretsUpkeep(@Reference KeptSecrets kept, @Reference SealingKeys keys) {
        this.kept = kept;
        this.keys = keys;
        try {
            var sealed = kept.sealClear();
            if (sealed > 0) {
                LOG.info("Sealed the secrets in {} rows that held them in clear", sealed);
            }
        } catch (VireoException e) {
            LOG.error(
                    "Secrets that lie in clear in the database could not be sealed; tried again at the next start", e);
        }
        keys.older().forEach(this::finish);
    }

    /** Nobody seals with an older key after a start, so once nothing needs it, nothing ever will. */
    private void finish(String older) {
        try {
            kept.sealAgain(older);
            if (kept.sealedWith(older) == 0) {
                keys.drop(older);
            }
        } catch (VireoException e) {
            LOG.error("Secrets sealed with the older key {} could not be sealed again; it is kept", older, e);
        }
    }

    @Override
    public synchronized Renewal renew() {
        keys.renew();
        int rows = 0;
        for (var older : keys.older()) {
            rows += kept.sealAgain(older);
        }
        return new Renewal(keys.present(), rows);
    }
}
