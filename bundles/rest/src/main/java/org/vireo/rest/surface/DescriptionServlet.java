package org.vireo.rest.surface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Tree;
import org.vireo.rest.objects.Definitions;
import org.vireo.rest.wire.WireFormats;

/**
 * Describes the API to programs: what it looks like and what of it is served. Tells nothing about this installation and is therefore
 * open to anybody. Made when first asked for. Thread-safe.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-description",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/openapi.json",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/conformance.json"
        })
public final class DescriptionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient WireFormats wire;
    private final transient ConcurrentMap<String, byte[]> made = new ConcurrentHashMap<>();

    @Activate
    public DescriptionServlet(@Reference WireFormats wire) {
        this.wire = wire;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var bytes = made.computeIfAbsent(request.getServletPath(), this::make);
        response.setContentType("application/json");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private byte[] make(String path) {
        var outline = Outline.read();
        var surface = new Surface(outline);
        var tree = new Tree(Definitions.roots(new Beans(wire)));
        var rows = new Conformance(surface, tree).rows();
        try {
            return JSON.writeValueAsBytes(
                    path.endsWith("openapi.json")
                            ? new OpenApi(rows, outline, wire.catalog()).document()
                            : conformance(rows, surface));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode conformance(List<Conformance.Row> rows, Surface surface) {
        ObjectNode answer = JSON.createObjectNode();
        var methods = answer.putArray("methods");
        new MethodCounts(rows, surface)
                .lines()
                .forEach(line -> methods.addObject()
                        .put("tier", line.tier().label())
                        .put("served", line.served())
                        .put("refused", line.refused())
                        .put("missing", line.missing()));
        var list = answer.putArray("requests");
        rows.forEach(row -> list.addObject()
                .put("path", row.path())
                .put("verb", row.verb())
                .put("service", row.service())
                .put("method", row.method())
                .put("tier", row.tier().label())
                .put("state", row.state().name().toLowerCase(java.util.Locale.ROOT))
                .put("reason", row.reason()));
        return answer;
    }
}
