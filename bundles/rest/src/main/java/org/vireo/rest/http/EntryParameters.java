package org.vireo.rest.http;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/** Matrix parameters of the entry point itself, which CXF takes for a part of the address, as query parameters. */
final class EntryParameters extends HttpServletRequestWrapper {
    private static final String PREFIX = RequestFilter.BASE + ";";
    private final String query;

    EntryParameters(HttpServletRequest request) {
        super(request);
        var matrix = request.getRequestURI().substring(PREFIX.length()).replace(';', '&');
        query = request.getQueryString() == null ? matrix : matrix + "&" + request.getQueryString();
    }

    static boolean concerns(HttpServletRequest request) {
        var uri = request.getRequestURI();
        return uri.startsWith(PREFIX) && uri.indexOf('/', PREFIX.length()) < 0;
    }

    @Override
    public String getRequestURI() {
        return RequestFilter.BASE;
    }

    @Override
    public StringBuffer getRequestURL() {
        var url = super.getRequestURL();
        var semicolon = url.indexOf(";");
        return semicolon < 0 ? url : url.delete(semicolon, url.length());
    }

    @Override
    public String getQueryString() {
        return query;
    }
}
