package org.vireo.itests.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLContext;

/** The engine's API as a client with JSON sees it. Thread-safe. */
public final class ApiClient {
    /** Where API v4 begins. */
    public static final String API = "/ovirt-engine/api/";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI base;
    private final String authorization;

    /** Trusts nothing but the given authority. */
    public ApiClient(URI base, SSLContext trust, String user, String password) {
        this(client(trust), base, "Basic " + base64(user + ":" + password));
    }

    private ApiClient(HttpClient http, URI base, String authorization) {
        this.http = http;
        this.base = base;
        this.authorization = authorization;
    }

    private static HttpClient client(SSLContext trust) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trust)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same client with another way to say who it is; an empty text says nothing. */
    public ApiClient as(String otherAuthorization) {
        return new ApiClient(http, base, otherAuthorization);
    }

    /** One request, whatever its outcome. */
    public HttpResponse<String> send(String method, String path, String accept, String contentType, String body) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", accept)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in " + method + " " + path, e);
        }
    }

    /** Sends a file as it is, whatever the outcome. */
    public HttpResponse<String> upload(String path, Path file) {
        try {
            return http.send(
                    HttpRequest.newBuilder(base.resolve(path))
                            .timeout(Duration.ofSeconds(120))
                            .header("Content-Type", "application/octet-stream")
                            .header("Authorization", authorization)
                            .POST(BodyPublishers.ofFile(file))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("The upload to " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in an upload to " + path, e);
        }
    }

    /** The answer; fails unless it is a success. */
    public JsonNode get(String path) {
        return json("GET", path, "");
    }

    /** The answer; fails unless it is a success. */
    public JsonNode post(String path, String body) {
        return json("POST", path, body);
    }

    /** The answer; fails unless it is a success. */
    public JsonNode put(String path, String body) {
        return json("PUT", path, body);
    }

    /** The answer; fails unless it is a success. */
    public JsonNode delete(String path) {
        return json("DELETE", path, "");
    }

    private JsonNode json(String method, String path, String body) {
        var answer = send(method, path, "application/json", "application/json", body);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return parse(answer.body());
    }

    /** Reads a document. */
    public static JsonNode parse(String text) {
        try {
            return text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("Not JSON: " + text, e);
        }
    }

    /** The id of the object with that name in a collection such as {@code vms} of elements such as {@code vm}. */
    public Optional<String> find(String collection, String element, String name) {
        return StreamSupport.stream(get(API + collection).path(element).spliterator(), false)
                .filter(e -> e.path("name").asText().equals(name))
                .map(e -> e.path("id").asText())
                .findFirst();
    }

    /** A new token for the account. */
    public String token(String user, String password) {
        var form = "grant_type=password&scope=ovirt-app-api&username=" + encode(user) + "&password=" + encode(password);
        var answer = as("").send(
                        "POST",
                        "/ovirt-engine/sso/oauth/token",
                        "application/json",
                        "application/x-www-form-urlencoded",
                        form);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("No token: " + answer.statusCode() + " " + answer.body());
        }
        return parse(answer.body()).path("access_token").asText();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
