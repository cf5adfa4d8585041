package org.vireo.docs;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vireo.engine.api.plugin.PluginContent;
import org.vireo.spi.brand.Brand;

/** Serves the manual that matches the running product, to anybody. Thread-safe. */
@Component(
        service = Servlet.class,
        property = {"osgi.http.whiteboard.servlet.name=vireo-docs", "osgi.http.whiteboard.servlet.pattern=/docs/*"})
public final class HandbookServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";
    private static final String FOLDER = "/md/";
    private static final String FIND = "/find";
    private static final String HTML = "text/html;charset=UTF-8";

    private final transient Pages pages;

    /** Reads the pages of its own bundle, and those that other bundles bring along. */
    @Activate
    public HandbookServlet(BundleContext context) {
        this(new Pages(context, files(context)));
        pages.open();
    }

    HandbookServlet(Pages pages) {
        this.pages = pages;
    }

    /** Shows the pages of a plugin that works. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "remove")
    void add(PluginContent plugin) {
        pages.add(plugin);
    }

    void remove(PluginContent plugin) {
        pages.remove(plugin);
    }

    /** Forgets the pages of other bundles. */
    @Deactivate
    public void stop() {
        pages.close();
    }

    private static Map<String, URL> files(BundleContext context) {
        var files = new HashMap<String, URL>();
        for (var file : Collections.list(context.getBundle().findEntries(FOLDER, "*.md", true))) {
            files.put(file.getPath().substring(FOLDER.length()), file);
        }
        return files;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getPathInfo();
        if (path == null) {
            response.sendRedirect(request.getRequestURI() + "/");
            return;
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Content-Security-Policy", POLICY);
        if (path.equals("/style.css")) {
            style(response);
        } else if (path.equals(FIND)) {
            found(Optional.ofNullable(request.getParameter("q")).orElse(""), response);
        } else {
            page(path.equals("/") ? Handbook.START : path.substring(1), response);
        }
    }

    private void found(String typed, HttpServletResponse response) throws IOException {
        var handbook = pages.handbook();
        var search = Search.of(typed);
        response.setContentType(HTML);
        response.getWriter()
                .write(new Frame(handbook, "", Brand.current().product())
                        .around(new Results(search, search.in(handbook))));
    }

    private void page(String path, HttpServletResponse response) throws IOException {
        var handbook = pages.handbook();
        var page = handbook.page(path).or(() -> handbook.page(path + ".md"));
        if (page.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "The manual has no such page.");
            return;
        }
        var root = "../".repeat((int) path.chars().filter(c -> c == '/').count());
        response.setContentType(HTML);
        response.getWriter()
                .write(new Frame(handbook, root, Brand.current().product())
                        .around(page.get(), path.equals(Handbook.START)));
    }

    private static void style(HttpServletResponse response) throws IOException {
        response.setContentType("text/css;charset=UTF-8");
        try (var in = Objects.requireNonNull(HandbookServlet.class.getResourceAsStream("style.css"), "style.css")) {
            response.getWriter().write(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
