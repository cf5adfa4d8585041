package org.vireo.rest.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.rest.fault.Faults;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.wire.WireFormats;

/** Answers paths beside the API that nobody serves with a fault: clients cannot read the web server's own page. Thread-safe. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-no-path",
            "osgi.http.whiteboard.servlet.pattern=/ovirt-engine/*"
        })
public final class NoPathServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient WireFormats wire;

    @Activate
    public NoPathServlet(@Reference WireFormats wire) {
        this.wire = wire;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var accept = Optional.ofNullable(request.getHeader("Accept")).orElse("*/*");
        var format = Negotiation.wantsJson(Optional.empty(), accept) ? wire.json() : wire.xml();
        var out = new ByteArrayOutputStream();
        format.write(Faults.bean(new RequestFault(404, "Not Found", "[No such path.]")), out);
        response.setStatus(404);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(format.mediaType());
        response.setContentLength(out.size());
        response.getOutputStream().write(out.toByteArray());
    }
}
