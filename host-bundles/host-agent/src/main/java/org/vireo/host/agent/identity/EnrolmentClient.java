package org.vireo.host.agent.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;

/** Joins an engine: shows the token, and only to the engine whose authority the token names. Blocking. */
public final class EnrolmentClient {
    private static final ObjectMapper JSON = ModelJson.newMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String engineUrl;
    private final IdentityStore store;

    /** Joins the engine at {@code engineUrl}. */
    public EnrolmentClient(String engineUrl, IdentityStore store) {
        if (!engineUrl.startsWith("https://")) {
            throw new IllegalArgumentException("engine_url of vireo.agent must begin with https://, not " + engineUrl);
        }
        this.engineUrl = engineUrl.replaceAll("/+$", "");
        this.store = store;
    }

    /**
     * Joins with a token.
     *
     * @throws VireoException {@link IdentityError#ENROLMENT_REFUSED} or {@link IdentityError#BAD_TOKEN} when the token is good for nothing,
     *     {@link IdentityError#ENGINE_UNREACHABLE} when it is worth trying again
     */
    public Identity enrol(String tokenText) {
        var token = EnrolmentToken.parse(tokenText);
        var request = KeyRequest.of(token.host());
        var answer = send(token, request);
        var certificate = certificate(answer, "certificate");
        var authority = certificate(answer, "caCertificate");
        check(token, request, certificate, authority);
        return store.save(
                token.host(), answer.path("brokerUrl").asText(), request.keys().getPrivate(), certificate, authority);
    }

    private JsonNode send(EnrolmentToken token, KeyRequest request) {
        var body = Map.of(
                "token", token.text().reveal(), "csr", Base64.getEncoder().encodeToString(request.der()));
        try {
            var post = HttpRequest.newBuilder(URI.create(engineUrl + "/vireo/enrol"))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build();
            var response = client(token).send(post, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return answer(response);
        } catch (IOException | GeneralSecurityException e) {
            throw unreachable(e.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("interrupted", e);
        }
    }

    private static HttpClient client(EnrolmentToken token) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new PinnedTrust(token.ca())}, null);
        return HttpClient.newBuilder()
                .sslContext(context)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private JsonNode answer(HttpResponse<String> response) throws IOException {
        if (response.statusCode() == 200) {
            return JSON.readTree(response.body());
        }
        if (response.statusCode() == 400 || response.statusCode() == 403) {
            String reason = JSON.readTree(response.body()).path("error").asText("no reason given");
            throw new VireoException(IdentityError.ENROLMENT_REFUSED, engineUrl + " answered: " + reason);
        }
        throw unreachable("it answered with status " + response.statusCode(), null);
    }

    private VireoException unreachable(String reason, Exception cause) {
        return new VireoException(
                IdentityError.ENGINE_UNREACHABLE, "cannot enrol at " + engineUrl + ": " + reason, cause);
    }

    private static X509Certificate certificate(JsonNode answer, String name) {
        byte[] pem = answer.path(name).asText().getBytes(StandardCharsets.US_ASCII);
        try {
            var factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(pem));
        } catch (CertificateException e) {
            throw new VireoException(IdentityError.IDENTITY_UNUSABLE, "the engine sent no readable " + name, e);
        }
    }

    private static void check(
            EnrolmentToken token, KeyRequest request, X509Certificate certificate, X509Certificate authority) {
        try {
            certificate.verify(authority.getPublicKey());
            if (!PinnedTrust.fingerprint(authority).equals(token.ca())
                    || !certificate.getPublicKey().equals(request.keys().getPublic())) {
                throw new GeneralSecurityException("it is for another key or by another authority");
            }
        } catch (GeneralSecurityException e) {
            throw new VireoException(IdentityError.IDENTITY_UNUSABLE, "the engine sent a certificate of no use", e);
        }
    }
}
