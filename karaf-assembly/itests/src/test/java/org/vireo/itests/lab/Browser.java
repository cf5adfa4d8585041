package org.vireo.itests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;

/** What a browser does at the engine's web console: it keeps cookies and sends a user's name and password. Confined to one thread. */
public final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private final HttpClient http;
    private final URI base;
    private final String user;
    private final String authorization;

    /** Without a user when the name is empty. */
    public Browser(URI base, Path authority, String user, String password) {
        this.base = base;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(Trust.of(authority))
                .cookieHandler(new CookieManager())
                .build();
        this.user = user;
        authorization = authorization(user, password);
    }

    private Browser(Browser session, String user, String password) {
        this.base = session.base;
        this.http = session.http;
        this.user = user;
        authorization = authorization(user, password);
    }

    private static String authorization(String user, String password) {
        var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return user.isEmpty() ? "" : "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** With the same cookies and another password. */
    public Browser with(String password) {
        return as(user, password);
    }

    /** With the same cookies and another user. */
    public Browser as(String other, String password) {
        return new Browser(this, other, password);
    }

    /** A page of the console, such as {@code vireo-jobs}. */
    public HttpResponse<String> get(String page) {
        return send(HttpRequest.newBuilder(base.resolve("/system/console/" + page)));
    }

    /** Sends a form, already encoded. */
    public HttpResponse<String> post(String page, String contentType, String form) {
        return send(HttpRequest.newBuilder(base.resolve("/system/console/" + page))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(form)));
    }

    /** The token of the forms on a page; fails when it has none. */
    public String token(String page) {
        var body = get(page).body();
        var found = TOKEN.matcher(body);
        if (!found.find()) {
            throw new IllegalStateException("the page " + page + " has no token: " + body);
        }
        return found.group(1);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("The web console gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at the web console", e);
        }
    }
}
