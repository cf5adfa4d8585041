package org.vireo.rest.http;

import java.util.Set;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.cxf.Bus;
import org.apache.cxf.transport.http.DestinationRegistry;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/** CXF's servlet, for one bus, and what must be put right before CXF sees a request. */
final class ApiServlet extends CXFNonSpringServlet {
    private static final long serialVersionUID = 1L;
    private static final Set<String> BODILESS = Set.of("GET", "HEAD");

    ApiServlet(DestinationRegistry registry, Bus bus) {
        super(registry, false);
        setBus(bus);
    }

    @Override
    protected void invoke(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        var seen = request;
        if (BODILESS.contains(request.getMethod())) {
            seen = new WithoutBody(seen);
        }
        if (EntryParameters.concerns(request)) {
            seen = new EntryParameters(seen);
        }
        super.invoke(seen, response);
    }
}
