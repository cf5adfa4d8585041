package org.vireo.ctl.http;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.vireo.ctl.exit.Exit;
import org.vireo.ctl.exit.Failure;

/** What an engine that nobody vouches for says of itself. Nothing secret is sent there, and nothing it says counts before people confirmed it. */
public final class FirstContact {
    private static final String AUTHORITY =
            "/ovirt-engine/services/pki-resource?resource=ca-certificate&format=X509-PEM-CA";
    private static final int PATIENCE = (int) Duration.ofSeconds(15).toMillis();
    private static final int LARGEST = 65_536;

    private FirstContact() {}

    /** Whether the authorities of this machine already vouch for it. */
    public static boolean isVouchedFor(URI address) {
        try {
            var connection = (HttpsURLConnection)
                    address.resolve("/ovirt-engine/services/health").toURL().openConnection();
            connection.setConnectTimeout(PATIENCE);
            connection.setReadTimeout(PATIENCE);
            connection.getResponseCode();
            connection.disconnect();
            return true;
        } catch (javax.net.ssl.SSLException e) {
            return false;
        } catch (IOException e) {
            throw new Failure(
                    Exit.UNREACHABLE,
                    address + " cannot be reached (" + e.getMessage() + "); is the URL right, and does the engine run?",
                    e);
        }
    }

    /** The certificate of its authority in PEM, as it tells itself. */
    public static String claimedAuthority(URI address) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Listener()}, null);
            var connection =
                    (HttpsURLConnection) address.resolve(AUTHORITY).toURL().openConnection();
            connection.setSSLSocketFactory(context.getSocketFactory());
            connection.setHostnameVerifier((host, session) -> true);
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(PATIENCE);
            connection.setReadTimeout(PATIENCE);
            if (connection.getResponseCode() != 200) {
                throw new Failure(Exit.UNREACHABLE, address + " does not tell its authority; give it with --ca-file.");
            }
            try (var in = connection.getInputStream()) {
                return new String(in.readNBytes(LARGEST), StandardCharsets.US_ASCII);
            }
        } catch (IOException e) {
            throw new Failure(Exit.UNREACHABLE, address + " cannot be reached (" + e.getMessage() + ").", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS cannot be used", e);
        }
    }

    /** Same certificate, whatever the case and the colons. */
    public static boolean same(String fingerprint, String other) {
        return plain(fingerprint).equals(plain(other));
    }

    private static String plain(String fingerprint) {
        return Optional.of(fingerprint)
                .map(text -> text.replaceAll("(?i)^sha-?256[:=]", "").replaceAll("[^0-9A-Fa-f]", ""))
                .map(text -> text.toUpperCase(java.util.Locale.ROOT))
                .orElse("");
    }

    /** Accepts everybody: what is heard through it is only shown. */
    private static final class Listener extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
