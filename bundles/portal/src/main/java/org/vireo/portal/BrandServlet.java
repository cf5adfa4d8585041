package org.vireo.portal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@code /vireo/brand/brand.json} and {@code logo.svg}: name and looks of the product, for anybody. Thread-safe. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-brand",
            "osgi.http.whiteboard.servlet.pattern=/vireo/brand/*"
        })
public final class BrandServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    /** An image that is opened by itself runs nothing. */
    private static final String NOTHING_MORE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final transient Brand brand;

    @Activate
    public BrandServlet(BundleContext context) {
        this(new Brand(
                Optional.ofNullable(context.getProperty("karaf.etc")).map(etc -> Path.of(etc, "branding")),
                name -> context.getBundle().getEntry("branding/" + name)));
    }

    BrandServlet(Brand brand) {
        this.brand = brand;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = Optional.ofNullable(request.getPathInfo()).orElse("");
        switch (path) {
            case "/brand.json" -> send(path, brand.words(), response);
            case "/" + Brand.LOGO -> send(path, brand.logo(), response);
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND, "The brand has no such file.");
        }
    }

    private static void send(String name, byte[] content, HttpServletResponse response) throws IOException {
        response.setContentType(Pages.type(name));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", NOTHING_MORE);
        response.setHeader("Cache-Control", "no-cache");
        response.getOutputStream().write(content);
    }
}
