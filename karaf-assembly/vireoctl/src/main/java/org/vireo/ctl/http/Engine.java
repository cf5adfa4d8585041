package org.vireo.ctl.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.vireo.ctl.exit.Exit;
import org.vireo.ctl.exit.Failure;

/**
 * An engine, reached over HTTPS by its public API alone. Requests block. It goes through {@link HttpsURLConnection}: a first request takes
 * 0.34 s of CPU with it, and 0.5 s with the newer client. Redirections are not followed, so that a token goes nowhere else. Confined to one thread.
 */
public final class Engine {
    /** Where the API begins. */
    public static final String API = "/ovirt-engine/api";

    private static final String SSO = "/ovirt-engine/sso/oauth/";
    private static final String SCOPE = "ovirt-app-api";
    private static final Duration CONNECTING = Duration.ofSeconds(15);

    static {
        // a change must not be sent twice because a connection ended while the engine answered
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final URI address;
    private final Trust trust;
    private final SSLSocketFactory sockets;
    private final Optional<String> token;
    private final Duration patience;
    private String correlation = "";

    /**
     * @param address scheme, host and port
     * @param token that requests carry
     * @param patience for one answer
     */
    public Engine(URI address, Trust trust, Optional<String> token, Duration patience) {
        this.address = address;
        this.trust = trust;
        this.sockets = trust.sockets();
        this.token = token;
        this.patience = patience;
    }

    public URI address() {
        return address;
    }

    /** Marks what follows, so that its jobs can be found. */
    public void correlate(String id) {
        correlation = id;
    }

    /** Whatever the engine answers; a failure when nothing answers. */
    public Answer send(Request request) {
        try {
            return exchanged(open(request), request);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Opens a line with a key that the engine gave for it; what comes is written as it comes. */
    public Line line(String path, String key, OutputStream out) {
        try {
            return Line.open(address, path, key, trust, CONNECTING, out);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private HttpURLConnection open(Request request) throws IOException {
        var target = address.resolve(request.target());
        if (!address.getRawAuthority().equals(target.getRawAuthority()) || !"https".equals(target.getScheme())) {
            throw new Failure(Exit.UNREACHABLE, address + " sends us to " + target + ", where this login must not go.");
        }
        var connection = (HttpsURLConnection) target.toURL().openConnection();
        connection.setSSLSocketFactory(sockets);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) Math.min(CONNECTING.toMillis(), patience.toMillis()));
        connection.setReadTimeout((int) Math.min(Integer.MAX_VALUE, patience.toMillis()));
        connection.setRequestMethod(request.method());
        connection.setRequestProperty("Accept", "application/json");
        connection.setRequestProperty("Version", "4");
        connection.setRequestProperty("User-Agent", "vireoctl");
        token.ifPresent(text -> connection.setRequestProperty("Authorization", "Bearer " + text));
        if (!correlation.isEmpty()) {
            connection.setRequestProperty("Correlation-Id", correlation);
        }
        return connection;
    }

    private static Answer exchanged(HttpURLConnection connection, Request request) throws IOException {
        if (request.body().isPresent()) {
            var body = request.body().get();
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", body.type());
            connection.setFixedLengthStreamingMode(body.bytes().length);
            try (var out = connection.getOutputStream()) {
                out.write(body.bytes());
            }
        }
        var status = connection.getResponseCode();
        try (var in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            return new Answer(
                    status,
                    Optional.ofNullable(connection.getContentType()).orElse(""),
                    Optional.ofNullable(connection.getHeaderField("Correlation-Id"))
                            .orElse(""),
                    in == null ? new byte[0] : in.readAllBytes());
        }
    }

    private Failure unreachable(IOException e) {
        var where = address + " ";
        if (e instanceof SocketTimeoutException) {
            return new Failure(Exit.TIMEOUT, where + "did not answer in time; --timeout allows more.", e);
        }
        if (e instanceof UnknownHostException) {
            return new Failure(
                    Exit.UNREACHABLE, "There is no machine of the name in " + where + "; is the URL right?", e);
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return new Failure(
                    Exit.UNREACHABLE, where + "cannot be reached (" + e.getMessage() + "); does the engine run?", e);
        }
        if (e instanceof SSLException) {
            return new Failure(
                    Exit.UNREACHABLE,
                    where + "is not trusted (" + e.getMessage()
                            + "); if its authority was changed, log in again with --ca-file.",
                    e);
        }
        return new Failure(Exit.UNREACHABLE, "The connection to " + where + "broke off: " + e.getMessage() + ".", e);
    }

    /** A token for a name and password, and when it ends: {@code access_token} and {@code exp}. */
    public Object logIn(String user, String password) {
        var answer = form(
                SSO + "token",
                Map.of("grant_type", "password", "scope", SCOPE, "username", user, "password", password));
        if (answer.status() == 400 || answer.status() == 401) {
            throw new Failure(Exit.NOT_LOGGED_IN, "The login of " + user + " was refused: " + refusal(answer));
        }
        return answer.expectGood("The login").json();
    }

    private static String refusal(Answer answer) {
        var said = org.vireo.ctl.text.Tree.text(answer.json(), "error");
        return said.isEmpty() ? "no reason was given." : said;
    }

    /** Gives the token back, so that nobody can use it any more. */
    public void logOut(String text) {
        form("/ovirt-engine/services/sso-logout", Map.of("scope", SCOPE, "token", text))
                .expectGood("The logout");
    }

    /** Whose token this is: {@code user_name}, and whether it is {@code active}. */
    public Object tokenInfo(String text) {
        return form(SSO + "token-info", Map.of("scope", SCOPE, "token", text))
                .expectGood("Asking who is logged in")
                .json();
    }

    private Answer form(String path, Map<String, String> fields) {
        return send(new Request("POST", path, Map.of(), Optional.of(Request.Body.form(fields))));
    }
}
