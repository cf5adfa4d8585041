package org.vireo.rest.login;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vireo.engine.api.auth.BasicHeader;
import org.vireo.engine.api.auth.Logins;
import org.vireo.model.Secret;

/** Finds out who sends a request: by token, by name and password, or by the cookie of a session. Thread-safe. */
public final class Authentication {
    private final Logins logins;
    private final Sessions sessions;

    public Authentication(Logins logins, Sessions sessions) {
        this.logins = logins;
        this.sessions = sessions;
    }

    /** What of a request matters here. */
    public interface Request {
        /** Such as {@code GET}. */
        String method();

        /** All values of a header. */
        List<String> header(String name);

        /** The value of a cookie. */
        Optional<String> cookie(String name);

        /** The address of the client; empty when it is not known. */
        String from();
    }

    /** The outcome. */
    public sealed interface Verdict {
        /**
         * Known.
         *
         * @param user who
         * @param newSession a cookie to set
         */
        record Known(Logins.User user, Optional<String> newSession) implements Verdict {}

        /** Not known: ask for credentials. */
        record Unknown() implements Verdict {}

        /** The session's id is not repeated in the header, as the client itself had demanded. */
        record Forged() implements Verdict {}
    }

    public Verdict check(Request request) {
        var wishes = String.join(",", request.header("Prefer")).toLowerCase(Locale.ROOT);
        var persistent = wishes.contains("persistent-auth");
        var cookie = request.cookie("JSESSIONID");
        if (cookie.isPresent() && (!persistent || wishes.contains("new-auth"))) {
            return last(request, cookie.get(), persistent, wishes);
        }
        if (cookie.isPresent() && persistent) {
            var known = used(cookie.get());
            if (known.isPresent()) {
                return forged(request, cookie.get())
                        ? new Verdict.Forged()
                        : new Verdict.Known(known.get(), Optional.empty());
            }
        }
        return fresh(request, persistent, wishes);
    }

    /** A request without the preference ends the session: it is still answered, and is the last of it. */
    private Verdict last(Request request, String cookie, boolean persistent, String wishes) {
        if (forged(request, cookie)) {
            return new Verdict.Forged();
        }
        var user = persistent ? Optional.<Logins.User>empty() : used(cookie);
        sessions.close(cookie);
        return user.isPresent() ? new Verdict.Known(user.get(), Optional.empty()) : fresh(request, persistent, wishes);
    }

    /** A session is worth nothing any more once its user may not be logged in. */
    private Optional<Logins.User> used(String cookie) {
        return sessions.use(cookie).flatMap(user -> logins.user(user.id()));
    }

    private Verdict fresh(Request request, boolean persistent, String wishes) {
        return credentials(request)
                .<Verdict>map(user -> new Verdict.Known(
                        user,
                        persistent
                                ? Optional.of(sessions.open(user, idle(request), wishes.contains("csrf-protection")))
                                : Optional.empty()))
                .orElseGet(Verdict.Unknown::new);
    }

    private boolean forged(Request request, String cookie) {
        return sessions.csrfProtected(cookie) && !request.header("JSESSIONID").contains(cookie);
    }

    private static Optional<Duration> idle(Request request) {
        return request.header("Session-TTL").stream()
                .filter(text -> text.matches("\\d{1,6}"))
                .findFirst()
                .map(text -> Duration.ofMinutes(Long.parseLong(text)));
    }

    /** Who the header Authorization names, by token or by name and password; without one, whose page sends the request. */
    public Optional<Logins.User> credentials(Request request) {
        if (request.header("Authorization").isEmpty()) {
            return BrowserSession.token(request).flatMap(BrowserSession.used(request) ? logins::user : logins::look);
        }
        for (var header : request.header("Authorization")) {
            var parts = header.strip().split("\\s+", 2);
            if (parts.length == 2 && parts[0].equalsIgnoreCase("bearer")) {
                return logins.user(Secret.of(parts[1].strip()));
            }
            if (parts.length == 2 && parts[0].equalsIgnoreCase("basic")) {
                return BasicHeader.of(header).flatMap(given -> login(given, request.from()));
            }
        }
        return Optional.empty();
    }

    private Optional<Logins.User> login(BasicHeader given, String from) {
        var result = logins.login(given.name(), given.password(), from);
        return result instanceof Logins.LoginResult.Accepted accepted ? Optional.of(accepted.user()) : Optional.empty();
    }
}
