package org.vireo.rest.http;

import java.io.IOException;
import java.util.Set;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.cxf.Bus;
import org.apache.cxf.transport.http.DestinationRegistry;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.vireo.rest.fault.Faults;
import org.vireo.rest.fault.RequestFault;

/** CXF's servlet, for one bus, and what must be put right before CXF sees a request. */
final class ApiServlet extends CXFNonSpringServlet {
    private static final long serialVersionUID = 1L;
    private static final Set<String> BODILESS = Set.of("GET", "HEAD");

    private final int largestBody;

    ApiServlet(DestinationRegistry registry, Bus bus, int largestBody) {
        super(registry, false);
        this.largestBody = largestBody;
        setBus(bus);
    }

    @Override
    protected void invoke(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        var seen = seen(request, response);
        if (EntryParameters.concerns(request)) {
            seen = new EntryParameters(seen);
        }
        var outgoing = new Outgoing(request, response);
        super.invoke(seen, outgoing);
        if (!endIfBrokenOff(request, response)) {
            try {
                outgoing.finish();
            } catch (IOException e) {
                throw new ServletException("an answer could not be sent", e);
            }
        }
    }

    private HttpServletRequest seen(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        if (!BODILESS.contains(request.getMethod())) {
            return new BoundedBody(request, largestBody);
        }
        try {
            AnnouncedBody.drop(request, response);
        } catch (IOException e) {
            throw new ServletException("a request broke off", e);
        }
        return new WithoutBody(request);
    }

    /**
     * An answer that broke off becomes a fault as long as nothing was sent. Otherwise the exception ends the connection in the middle of
     * the answer: nobody takes a part for the whole.
     */
    private static boolean endIfBrokenOff(HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        var known = RequestFilter.request(request);
        if (known == null || !known.brokenOff().get()) {
            return false;
        }
        if (response.isCommitted()) {
            throw new ServletException("an answer broke off");
        }
        try {
            response.reset();
            response.setStatus(500);
            response.setContentType(known.answers().contentType());
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.getOutputStream().write(known.answers().bytes(Faults.bean(RequestFault.internal())));
        } catch (IOException e) {
            throw new ServletException("an answer broke off", e);
        }
        return true;
    }
}
