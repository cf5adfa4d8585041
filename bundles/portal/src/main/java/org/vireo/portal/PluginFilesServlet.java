package org.vireo.portal;

import java.io.IOException;
import java.net.URL;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code /vireo/portal-plugins/<bundle>/<build>/…}: files of plugins for the portal, to anybody, as they are program and not data. Pages among
 * them have no origin, reach nothing but files of the engine, and can be framed by the engine's pages alone. Thread-safe.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-portal-plugins",
            "osgi.http.whiteboard.servlet.pattern=" + PortalFolder.ADDRESS + "/*"
        })
public final class PluginFilesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    /** Of the path: nothing, the bundle, its build, the file. */
    private static final int PARTS = 4;

    private static final String POLICY =
            "sandbox allow-scripts; default-src 'none'; script-src 'self'; style-src 'self';"
                    + " img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final transient PortalPlugins plugins;

    @Activate
    public PluginFilesServlet(@Reference PortalPlugins plugins) {
        this.plugins = plugins;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), clipboard-read=()");
        var path = Optional.ofNullable(request.getPathInfo()).orElse("").split("/", PARTS);
        var file = path.length < PARTS ? Optional.<URL>empty() : find(path[1], path[2], path[PARTS - 1]);
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "No plugin that runs has such a file.");
            return;
        }
        response.setContentType(Pages.type(path[PARTS - 1]));
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        try (var in = file.get().openStream()) {
            in.transferTo(response.getOutputStream());
        }
    }

    private Optional<URL> find(String name, String build, String file) {
        return plugins.folder(name)
                .filter(folder -> folder.build().equals(build))
                .flatMap(folder -> folder.file(file));
    }
}
