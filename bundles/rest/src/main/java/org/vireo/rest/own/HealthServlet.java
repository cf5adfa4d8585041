package org.vireo.rest.own;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.rest.http.ApiServer;

/** One line for installers and load balancers, after asking the database. Thread-safe. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-health",
            "osgi.http.whiteboard.servlet.pattern=/ovirt-engine/services/health"
        })
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(HealthServlet.class);

    private final transient Inventory inventory;

    /** Made only once the API is published: whoever is told that all is well may use it at once. */
    @Activate
    public HealthServlet(@Reference Inventory inventory, @Reference ApiServer published) {
        this.inventory = inventory;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            inventory.count(DataCenter.class, Where.all());
            send(response, 200, "DB Up!Welcome to Health Status!");
        } catch (RuntimeException e) {
            LOG.error("The health check cannot ask the database", e);
            send(response, 503, "DB Down!");
        }
    }

    private static void send(HttpServletResponse response, int status, String line) throws IOException {
        var bytes = line.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/plain;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
