package org.vireo.pki.local;

import java.io.IOException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.VireoException;
import org.vireo.pki.CertificateAuthority;
import org.vireo.pki.PkiError;

/**
 * Opens the web server on HTTPS with the authority's certificate. The container ships with the web server closed, so nothing listens
 * before this component has its store. The password goes to the configuration service only, never into a file below {@code etc}.
 */
@Component(
        service = {HttpsListener.class, ConfigurationListener.class},
        configurationPid = "vireo.web",
        immediate = true)
@Designate(ocd = HttpsListener.Settings.class)
public final class HttpsListener implements ConfigurationListener {
    private static final Logger LOG = LoggerFactory.getLogger(HttpsListener.class);
    private static final String SERVER = "org.ops4j.pax.web";
    /** Where the container remembers which file a configuration came from; without it nothing is written back there. */
    private static final String ORIGIN = "felix.fileinstall.filename";

    private final ConfigurationAdmin configurations;
    private final Map<String, Object> wanted;

    /** Keys of {@code etc/vireo.web.cfg}. */
    @ObjectClassDefinition(name = "Vireo web server")
    public @interface Settings {
        /** Listening address. */
        @AttributeDefinition(description = "Address on which the web server listens")
        String host() default "0.0.0.0";

        /** Listening port. */
        @AttributeDefinition(description = "Port on which the web server listens, HTTPS only")
        int https__port() default 8443;
    }

    /** Opens the port. */
    @Activate
    public HttpsListener(
            @Reference ConfigurationAdmin configurations,
            @Reference CertificateAuthority authority,
            Settings settings) {
        this.configurations = configurations;
        this.wanted = wanted(authority, settings.host(), settings.https__port());
        apply();
        LOG.info("The web server is to listen on https://{}:{}", settings.host(), settings.https__port());
    }

    static Map<String, Object> wanted(CertificateAuthority authority, String host, int port) {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("https_port of vireo.web must be 1 to 65535, not " + port);
        }
        var store = authority.httpsStore();
        return Map.ofEntries(
                Map.entry("org.osgi.service.http.enabled", "false"),
                Map.entry("org.osgi.service.http.secure.enabled", "true"),
                Map.entry("org.osgi.service.http.port.secure", Integer.toString(port)),
                Map.entry("org.ops4j.pax.web.listening.addresses", host),
                Map.entry(
                        "org.ops4j.pax.web.ssl.keystore",
                        store.path().toAbsolutePath().toString()),
                Map.entry("org.ops4j.pax.web.ssl.keystore.type", "PKCS12"),
                Map.entry(
                        "org.ops4j.pax.web.ssl.keystore.password",
                        store.password().reveal()),
                Map.entry("org.ops4j.pax.web.ssl.key.password", store.password().reveal()),
                Map.entry("org.ops4j.pax.web.ssl.protocols.included", "TLSv1.2,TLSv1.3"),
                Map.entry("org.ops4j.pax.web.ssl.clientauth.needed", "false"));
    }

    /** The container reads its files again at every start and would close the port: what is wanted is put on top again. */
    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (SERVER.equals(event.getPid())) {
            apply();
        }
    }

    private synchronized void apply() {
        try {
            Configuration configuration = configurations.getConfiguration(SERVER, null);
            var merged = merge(configuration.getProperties());
            configuration.updateIfDifferent(merged);
        } catch (IOException e) {
            throw new VireoException(PkiError.PKI_UNUSABLE, "cannot configure the web server", e);
        }
    }

    private Dictionary<String, Object> merge(Dictionary<String, Object> present) {
        var merged = new Hashtable<String, Object>();
        if (present != null) {
            Collections.list(present.keys()).forEach(key -> merged.put(key, present.get(key)));
        }
        merged.remove(ORIGIN);
        merged.putAll(wanted);
        return merged;
    }
}
