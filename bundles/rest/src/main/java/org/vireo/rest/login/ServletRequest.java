package org.vireo.rest.login;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;

/** A servlet's request, as authentication sees it. */
public record ServletRequest(HttpServletRequest request) implements Authentication.Request {
    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public List<String> header(String name) {
        return Collections.list(request.getHeaders(name));
    }

    @Override
    public Optional<String> cookie(String name) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    @Override
    public String from() {
        return request.getRemoteAddr();
    }
}
