package org.vireo.rest.images;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.vireo.model.VireoException;
import org.vireo.pki.CertificateAuthority;
import org.vireo.pki.PkiError;

/** Connects to hosts, and to nobody whose certificate is not by the engine's authority and for the address asked for. Thread-safe. */
final class HostClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> daemon(task, "vireo-image-proxy"));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "vireo-image-proxy-timer"));
    private final HttpClient http;

    HostClient(CertificateAuthority authority) {
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .sslContext(trusting(authority))
                .executor(threads)
                .build();
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private static SSLContext trusting(CertificateAuthority authority) {
        var file = authority.trustStore();
        try (var in = Files.newInputStream(file.path())) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, file.password().reveal().toCharArray());
            var trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new VireoException(PkiError.PKI_UNUSABLE, "cannot read whom to trust from " + file.path(), e);
        }
    }

    HttpClient http() {
        return http;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdownNow();
    }
}
