package org.vireo.rest.http;

import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpServletResponse;
import org.apache.cxf.Bus;
import org.apache.cxf.transport.http.DestinationRegistry;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/** CXF's servlet, for one bus; matrix parameters of the entry point itself, which CXF does not see, become query parameters. */
final class ApiServlet extends CXFNonSpringServlet {
    private static final long serialVersionUID = 1L;

    ApiServlet(DestinationRegistry registry, Bus bus) {
        super(registry, false);
        setBus(bus);
    }

    @Override
    protected void invoke(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        var prefix = RequestFilter.BASE + ";";
        var plain = request.getRequestURI().startsWith(prefix)
                && !request.getRequestURI().substring(prefix.length()).contains("/");
        super.invoke(plain ? new OfRoot(request) : request, response);
    }

    private static final class OfRoot extends HttpServletRequestWrapper {
        private final String query;

        OfRoot(HttpServletRequest request) {
            super(request);
            var matrix = request.getRequestURI()
                    .substring(RequestFilter.BASE.length() + 1)
                    .replace(';', '&');
            query = request.getQueryString() == null ? matrix : matrix + "&" + request.getQueryString();
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
}
