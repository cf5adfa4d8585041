package org.vireo.rest.login;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Logins;
import org.vireo.model.Secret;

/** Single sign-on: gives out, tells about and takes back tokens. Thread-safe. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-sso",
            "osgi.http.whiteboard.servlet.pattern=/ovirt-engine/sso/oauth/*"
        })
public final class TokenServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    static final String SCOPE = "ovirt-app-api";
    private static final String HTTP_GRANT = "urn:ovirt:params:oauth:grant-type:http";

    private final transient Logins logins;
    private final transient Authentication authentication;

    @Activate
    public TokenServlet(@Reference Logins logins) {
        this.logins = logins;
        this.authentication = new Authentication(logins, new Sessions(Clock.systemUTC()));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("/token".equals(request.getPathInfo())) {
            JsonAnswer.refuse(response, 405, "invalid_request", "A password must be sent with POST.");
        } else {
            doPost(request, response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        if (!"application/json".equals(request.getHeader("Accept"))) {
            refuse(request, response, "invalid_request", "The header Accept must be application/json.");
            return;
        }
        switch (path) {
            case "/token" -> token(request, response);
            case "/token-http-auth" -> tokenByHeader(request, response);
            case "/token-info" -> info(request, response);
            case "/revoke" -> revoke(request, response);
            default -> JsonAnswer.refuse(response, 404, "invalid_request", "There is nothing at this path.");
        }
    }

    private void token(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var grant = request.getParameter("grant_type");
        if (grant == null) {
            refuse(request, response, "invalid_request", "The parameter grant_type is missing.");
        } else if (grant.equals(HTTP_GRANT)) {
            tokenByHeader(request, response);
        } else if (!grant.equals("password")) {
            refuse(request, response, "unsupported_grant_type", "This grant type is not supported.");
        } else if (!hasScope(request)) {
            refuse(request, response, "invalid_scope", "The scope must contain " + SCOPE + ".");
        } else {
            tokenByPassword(request, response);
        }
    }

    private void tokenByPassword(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var name = request.getParameter("username");
        var password = request.getParameter("password");
        if (name == null || password == null) {
            refuse(request, response, "invalid_request", "The parameter username or password is missing.");
            return;
        }
        var result = logins.login(name, Secret.of(password), request.getRemoteAddr());
        if (result instanceof Logins.LoginResult.Accepted accepted) {
            send(request, response, accepted.user());
        } else if (result instanceof Logins.LoginResult.Rejected rejected) {
            refuse(request, response, "access_denied", rejected.reason());
        }
    }

    private void tokenByHeader(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!hasScope(request)) {
            refuse(request, response, "invalid_scope", "The scope must contain " + SCOPE + ".");
            return;
        }
        var user = authentication.credentials(new ServletRequest(request));
        if (user.isPresent()) {
            send(request, response, user.get());
        } else {
            response.setHeader("WWW-Authenticate", "Basic realm=\"RESTAPI\"");
            JsonAnswer.refuse(response, 401, "access_denied", "The credentials were not accepted.");
        }
    }

    private void send(HttpServletRequest request, HttpServletResponse response, Logins.User user) throws IOException {
        var token = logins.issue(user.id(), request.getRemoteAddr());
        var body = new LinkedHashMap<String, String>();
        body.put("access_token", token.text().reveal());
        body.put("scope", SCOPE);
        body.put("exp", String.valueOf(token.expires().toEpochMilli()));
        body.put("token_type", "bearer");
        JsonAnswer.send(response, 200, body);
    }

    private void info(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var token = request.getParameter("token");
        var user = token == null ? Optional.<Logins.User>empty() : logins.user(Secret.of(token));
        var body = new LinkedHashMap<String, Object>();
        body.put("active", user.isPresent());
        user.ifPresent(known -> {
            body.put("token_type", "bearer");
            body.put("scope", SCOPE);
            body.put("user_id", known.id().value().toString());
            body.put("user_name", known.name());
        });
        JsonAnswer.send(response, 200, body);
    }

    private void revoke(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var token = request.getParameter("token");
        if (token == null) {
            refuse(request, response, "invalid_request", "The parameter token is missing.");
            return;
        }
        logins.revoke(Secret.of(token));
        JsonAnswer.send(response, 200, Map.of());
    }

    private static boolean hasScope(HttpServletRequest request) {
        var scope = request.getParameter("scope");
        return scope != null && Arrays.asList(scope.trim().split("\\s+")).contains(SCOPE);
    }

    /** Clients of the API read other names than those of the standard. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, String code, String text)
            throws IOException {
        if (hasScope(request)) {
            JsonAnswer.refuse(response, 400, code, text);
        } else {
            JsonAnswer.send(response, 400, Map.of("error", code, "error_description", text, "error_code", code));
        }
    }
}
