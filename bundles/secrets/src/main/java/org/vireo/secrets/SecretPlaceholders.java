package org.vireo.secrets;

import java.util.Collections;
import java.util.Dictionary;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.secret.SecretName;
import org.vireo.engine.api.secret.SecretStore;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;

/**
 * Puts secrets into configurations while they are delivered: {@code $[secret:plugin/<id>/<key>]} becomes the secret, for bundles of that
 * plugin only. The stored configuration keeps the placeholder; so does what is delivered when the secret cannot be had, which is logged.
 * Thread-safe.
 */
@Component(
        service = ConfigurationPlugin.class,
        immediate = true,
        property = {ConfigurationPlugin.CM_RANKING + ":Integer=400", "config.plugin.id=" + SecretPlaceholders.ID})
public final class SecretPlaceholders implements ConfigurationPlugin {
    static final String ID = "org.vireo.secrets";
    static final String BEGINNING = "$[secret:";

    private static final Logger LOG = LoggerFactory.getLogger(SecretPlaceholders.class);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\[secret:([^\\]\\[]{1,255})\\]");

    private final SecretStore secrets;

    @Activate
    public SecretPlaceholders(@Reference SecretStore secrets) {
        this.secrets = secrets;
    }

    @Override
    public void modifyConfiguration(ServiceReference<?> receiver, Dictionary<String, Object> properties) {
        for (var key : Collections.list(properties.keys())) {
            var value = properties.get(key);
            if (value instanceof String text && text.contains(BEGINNING)) {
                properties.put(key, filled(receiver, key, text));
            } else if (value instanceof String[] texts) {
                var filled = texts.clone();
                for (int i = 0; i < filled.length; i++) {
                    filled[i] = filled(receiver, key, filled[i]);
                }
                properties.put(key, filled);
            }
        }
    }

    private String filled(ServiceReference<?> receiver, String key, String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(secret(receiver, key, found).orElse(found.group())));
    }

    private Optional<String> secret(ServiceReference<?> receiver, String key, MatchResult found) {
        var name = found.group(1);
        var bundle = Optional.ofNullable(receiver).map(ServiceReference::getBundle);
        try {
            var wanted = new SecretName(name);
            var mayRead = bundle.flatMap(PluginOf::bundle)
                    .filter(id -> wanted.isBelow(SecretName.ofPlugin(id)))
                    .isPresent();
            if (bundle.isEmpty()) {
                return Optional.empty(); // somebody looks at the configuration, for no component in particular
            }
            if (!mayRead) {
                LOG.warn(
                        "The configuration property {} of {} names a secret that is not of its plugin",
                        key,
                        bundle.get());
                return Optional.empty();
            }
            var secret = secrets.get(wanted);
            if (secret.isEmpty()) {
                LOG.warn(
                        "The configuration property {} of {} names the secret {}, which is not kept",
                        key,
                        bundle.get(),
                        name);
            }
            return secret.map(Secret::reveal);
        } catch (VireoException e) {
            LOG.warn(
                    "The secret in the configuration property {} of {} cannot be had: {}", key, bundle, e.getMessage());
            return Optional.empty();
        }
    }
}
