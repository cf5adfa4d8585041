package org.vireo.rest.own;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code /vireo/plugins/<id>/…}: the files that plugins bring for browsers, for anybody, as a browser asks for a page's parts before
 * somebody has logged in. A path is only ever looked up among those that the manifest names, so none reaches another file. Thread-safe.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-plugins-portal",
            "osgi.http.whiteboard.servlet.pattern=/vireo/plugins/*"
        })
public final class PortalPartsServlet extends HttpServlet {
    static final String PATH = "/vireo/plugins";

    private static final long serialVersionUID = 1L;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
    private static final String OTHER = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html;charset=UTF-8"),
            Map.entry("css", "text/css;charset=UTF-8"),
            Map.entry("js", "text/javascript;charset=UTF-8"),
            Map.entry("mjs", "text/javascript;charset=UTF-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("txt", "text/plain;charset=UTF-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"));

    private final transient PortalParts parts;

    @Activate
    public PortalPartsServlet(@Reference PortalParts parts) {
        this.parts = parts;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = Optional.ofNullable(request.getPathInfo()).orElse("/").split("/", 3);
        var file = path.length < 3
                ? Optional.<Path>empty()
                : parts.of(path[1]).map(content -> content.portal().get(path[2]));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", POLICY);
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "No plugin that works has such a file.");
            return;
        }
        send(path[2], file.get(), response);
    }

    private static void send(String name, Path file, HttpServletResponse response) throws IOException {
        try (var in = Files.newInputStream(file)) {
            response.setContentType(type(name));
            response.setContentLengthLong(Files.size(file));
            // another version of the plugin has other files under the same names
            response.setHeader("Cache-Control", "no-cache");
            in.transferTo(response.getOutputStream());
        } catch (NoSuchFileException e) {
            throw new IOException("The plugin's file " + name + " went away while it was asked for", e);
        }
    }

    /** Files of a kind that browsers need not know are for keeping, whatever is in them. */
    private static String type(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, OTHER);
    }
}
