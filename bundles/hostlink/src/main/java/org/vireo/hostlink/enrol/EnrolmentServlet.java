package org.vireo.hostlink.enrol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code POST /vireo/enrol}: where an agent shows its token. Thread-safe. */
@Component(
        service = Servlet.class,
        property = {"osgi.http.whiteboard.servlet.pattern=/vireo/enrol", "osgi.http.whiteboard.servlet.name=vireo-enrol"
        })
public final class EnrolmentServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 64 * 1024;

    private final transient EnrolmentCounter counter;

    /** Ready at once. */
    @Activate
    public EnrolmentServlet(@Reference EnrolmentCounter counter) {
        this.counter = counter;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        var answer = counter.answer(
                new String(body, StandardCharsets.UTF_8), request.getRemoteAddr(), request.getServerName());
        response.setStatus(answer.status());
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
