package org.vireo.rest.http;

import java.util.Optional;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import org.vireo.rest.login.BrowserSession;

/** Headers of every answer. Immutable. */
public final class ResponseFilter implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("X-Frame-Options", "DENY");
        headers.putSingle("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.putSingle("Cache-Control", "no-store");
        if (BrowserSession.withinPage(name ->
                Optional.ofNullable(request.getHeaderString(name)).stream().toList())) {
            // a browser would ask for a password by itself
            headers.remove("WWW-Authenticate");
        }
        var correlation = request.getProperty(RequestFilter.CORRELATION);
        if (correlation != null) {
            headers.putSingle("Correlation-Id", correlation);
        }
        var session = request.getProperty(RequestFilter.SESSION);
        if (session != null) {
            headers.add(
                    "Set-Cookie",
                    "JSESSIONID=" + session + "; Path=" + RequestFilter.BASE + "; Secure; HttpOnly; SameSite=Strict");
        }
    }
}
