package org.vireo.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.spi.brand.Brand;

/** {@code /vireo/brand/…}: {@code brand.json}, {@code theme.css} and {@code logo.svg}, name and looks of the product for anybody. Thread-safe. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-brand",
            "osgi.http.whiteboard.servlet.pattern=/vireo/brand/*"
        })
public final class BrandServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(BrandServlet.class);
    /** An image that is opened by itself runs nothing. */
    private static final String NOTHING_MORE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final transient BrandFiles brand;
    private final transient Problems problems = new Problems();

    @Activate
    public BrandServlet(BundleContext context) {
        this(new BrandFiles(Brand.folder(), name -> context.getBundle().getEntry("branding/" + name)));
        problems.tell(brand.brand());
    }

    BrandServlet(BrandFiles brand) {
        this.brand = brand;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = Optional.ofNullable(request.getPathInfo()).orElse("");
        switch (path) {
            case "/brand.json" -> send(path, brand.words(), response);
            case "/theme.css" -> send(path, style(), response);
            case "/" + BrandFiles.LOGO -> send(path, brand.logo(), response);
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND, "The brand has no such file.");
        }
    }

    private byte[] style() {
        var found = brand.brand();
        problems.tell(found);
        return BrandStyle.of(found).getBytes(StandardCharsets.UTF_8);
    }

    private static void send(String name, byte[] content, HttpServletResponse response) throws IOException {
        response.setContentType(Pages.type(name));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", NOTHING_MORE);
        response.setHeader("Cache-Control", "no-cache");
        response.getOutputStream().write(content);
    }

    /** Says once what of the brand was left out. Thread-safe. */
    private static final class Problems {
        private Set<String> told = Set.of();

        synchronized void tell(Brand brand) {
            brand.problems().stream()
                    .filter(problem -> !told.contains(problem))
                    .forEach(problem -> LOG.warn("{}", problem));
            told = new HashSet<>(brand.problems());
        }
    }
}
