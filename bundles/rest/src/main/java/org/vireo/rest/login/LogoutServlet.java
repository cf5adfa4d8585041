package org.vireo.rest.login;

import java.io.IOException;
import java.util.Map;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Logins;
import org.vireo.model.Secret;

/** What SDKs call when they close: takes their token back. Thread-safe. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-sso-logout",
            "osgi.http.whiteboard.servlet.pattern=/ovirt-engine/services/sso-logout"
        })
public final class LogoutServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Logins logins;

    @Activate
    public LogoutServlet(@Reference Logins logins) {
        this.logins = logins;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var token = request.getParameter("token");
        if (token == null || token.isEmpty()) {
            JsonAnswer.refuse(response, 400, "invalid_request", "The parameter token is missing.");
            return;
        }
        logins.revoke(Secret.of(token));
        JsonAnswer.send(response, 200, Map.of());
    }
}
