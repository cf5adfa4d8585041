package ${package};

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.spi.fence.FenceTarget;

/**
 * Whom devices are believed: the authorities that Java knows or, where an administrator gave one as the option {@code certificate}, that
 * certificate alone. Thread-safe.
 */
final class DeviceTrust {
    private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();

    HttpClient client(FenceTarget target) {
        return clients.computeIfAbsent(target.options().getOrDefault("certificate", ""), DeviceTrust::make);
    }

    private static HttpClient make(String pem) {
        var client = HttpClient.newBuilder();
        return (pem.isEmpty() ? client : client.sslContext(trusting(pem))).build();
    }

    private static SSLContext trusting(String pem) {
        try {
            var text = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("device", CertificateFactory.getInstance("X.509").generateCertificate(text));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new VireoException(
                    ModelError.BAD_VALUE, "the option 'certificate' is no certificate in the form of PEM", e);
        }
    }
}
