package org.vireo.portal;

import java.io.IOException;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * {@code /vireo/portal/…}: the pages, for anybody, and at {@code /vireo/my/…} those of users; what they show they ask the API for, with the session of whoever looks at them. Scripts and
 * styles come from the engine alone, and no other page may frame these. Thread-safe.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-portal",
            "osgi.http.whiteboard.servlet.pattern=/vireo/portal",
            "osgi.http.whiteboard.servlet.pattern=/vireo/portal/*",
            "osgi.http.whiteboard.servlet.pattern=/vireo/my",
            "osgi.http.whiteboard.servlet.pattern=/vireo/my/*"
        })
public final class PortalServlet extends HttpServlet {
    static final String PATH = "/vireo/portal";

    private static final long serialVersionUID = 1L;
    private static final String POLICY = "default-src 'none'; script-src 'self' %s; style-src 'self'; font-src 'self';"
            + " frame-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final transient Pages pages;
    private final String policy;

    @Activate
    public PortalServlet(BundleContext context) throws IOException {
        this(new Pages(path -> context.getBundle().getEntry("web" + path)));
    }

    PortalServlet(Pages pages) throws IOException {
        this.pages = pages;
        this.policy = POLICY.formatted(pages.inlineScript());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        secure(response);
        if (request.getPathInfo() == null) {
            response.sendRedirect(request.getServletPath() + "/");
            return;
        }
        var compressed = Optional.ofNullable(request.getHeader("Accept-Encoding"))
                .orElse("")
                .contains("gzip");
        var page = pages.find(request.getPathInfo(), compressed);
        if (page.isPresent()) {
            send(page.get(), response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "There is no such file.");
        }
    }

    private void secure(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    }

    private static void send(Pages.Page page, HttpServletResponse response) throws IOException {
        response.setContentType(page.type());
        response.setHeader("Cache-Control", page.lasting() ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("Vary", "Accept-Encoding");
        if (page.compressed()) {
            response.setHeader("Content-Encoding", "gzip");
        }
        try (var in = page.content().openStream()) {
            in.transferTo(response.getOutputStream());
        }
    }
}
