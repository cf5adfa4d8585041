package org.vireo.secrets;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Dictionary;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers configurations that name secrets once more when secrets can be had: the store waits for the database, which is configured
 * itself, so a component may have got the placeholder before. Stateless.
 */
@Component(immediate = true, service = LateDelivery.class)
public final class LateDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(LateDelivery.class);

    /** Does it at once. */
    @Activate
    public LateDelivery(
            @Reference ConfigurationAdmin admin,
            @Reference(target = "(config.plugin.id=" + SecretPlaceholders.ID + ")") ConfigurationPlugin placeholders) {
        try {
            var all = admin.listConfigurations(null);
            for (var configuration : all == null ? new Configuration[0] : all) {
                if (namesSecrets(configuration.getProperties())) {
                    configuration.update(configuration.getProperties());
                    LOG.info("The configuration {} was delivered again, with its secrets", configuration.getPid());
                }
            }
        } catch (IOException | InvalidSyntaxException e) {
            LOG.error("Configurations that name secrets could not be delivered again; update them by hand", e);
        }
    }

    static boolean namesSecrets(Dictionary<String, Object> properties) {
        return Collections.list(properties.elements()).stream()
                .anyMatch(value -> value instanceof String[] texts
                        ? Arrays.stream(texts).anyMatch(LateDelivery::namesSecret)
                        : value instanceof String text && namesSecret(text));
    }

    private static boolean namesSecret(String text) {
        return text.contains(SecretPlaceholders.BEGINNING);
    }
}
