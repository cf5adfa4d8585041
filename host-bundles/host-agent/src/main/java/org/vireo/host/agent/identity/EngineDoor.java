package org.vireo.host.agent.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;

/** Where an engine takes hosts in, over TLS that trusts one authority alone. Blocking; thread-safe. */
final class EngineDoor {
    private static final ObjectMapper JSON = ModelJson.newMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int WAIT = 202;

    private final String engineUrl;
    private final HttpClient http;

    /** The engine at {@code engineUrl} whose authority has the fingerprint {@code ca}. */
    EngineDoor(String engineUrl, String ca) {
        this.engineUrl = checked(engineUrl);
        this.http = client(ca);
    }

    static String checked(String engineUrl) {
        if (!engineUrl.startsWith("https://")) {
            throw new IllegalArgumentException("engine_url of vireo.agent must begin with https://, not " + engineUrl);
        }
        return engineUrl.replaceAll("/+$", "");
    }

    private static HttpClient client(String ca) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new PinnedTrust(ca)}, null);
            return HttpClient.newBuilder()
                    .sslContext(context)
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** Asks to be let in; empty when the engine says to wait. */
    Optional<JsonNode> knock(Map<String, ?> body) {
        try {
            var post = HttpRequest.newBuilder(URI.create(engineUrl + "/vireo/enrol"))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build();
            return answer(http.send(post, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw unreachable(e.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("interrupted", e);
        }
    }

    private Optional<JsonNode> answer(HttpResponse<String> response) throws IOException {
        return switch (response.statusCode()) {
            case 200 -> Optional.of(JSON.readTree(response.body()));
            case WAIT -> Optional.empty();
            case 400, 403 -> {
                String reason = JSON.readTree(response.body()).path("error").asText("no reason given");
                throw new VireoException(IdentityError.ENROLMENT_REFUSED, engineUrl + " answered: " + reason);
            }
            default -> throw unreachable("it answered with status " + response.statusCode(), null);
        };
    }

    private VireoException unreachable(String reason, Exception cause) {
        return new VireoException(
                IdentityError.ENGINE_UNREACHABLE, "cannot enrol at " + engineUrl + ": " + reason, cause);
    }
}
