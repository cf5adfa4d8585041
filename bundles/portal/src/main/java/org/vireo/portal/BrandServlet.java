package org.vireo.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * {@code /vireo/brand/…}: name and looks of the product, for anybody. A file in the folder {@code branding} of the configuration counts before
 * the one that was built in; only files that a brand consists of are looked for. Thread-safe.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-brand",
            "osgi.http.whiteboard.servlet.pattern=/vireo/brand/*"
        })
public final class BrandServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Set<String> FILES = Set.of("brand.json", "logo.svg", "brand.css");
    private static final String NOTHING_MORE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final transient BundleContext context;
    private final transient Optional<Path> folder;

    @Activate
    public BrandServlet(BundleContext context) {
        this.context = context;
        folder = Optional.ofNullable(context.getProperty("karaf.etc")).map(etc -> Path.of(etc, "branding"));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var name = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        var content = FILES.contains(name) ? content(name) : Optional.<byte[]>empty();
        if (content.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "The brand has no such file.");
            return;
        }
        response.setContentType(Pages.type(name));
        response.setHeader("X-Content-Type-Options", "nosniff");
        // an image that is opened by itself runs nothing
        response.setHeader("Content-Security-Policy", NOTHING_MORE);
        response.setHeader("Cache-Control", "no-cache");
        response.getOutputStream().write(content.get());
    }

    private Optional<byte[]> content(String name) throws IOException {
        var own = folder.map(path -> path.resolve(name)).filter(Files::isRegularFile);
        if (own.isPresent()) {
            return Optional.of(Files.readAllBytes(own.get()));
        }
        var built = context.getBundle().getEntry("branding/" + name);
        if (built == null) {
            return Optional.empty();
        }
        try (var in = built.openStream()) {
            return Optional.of(in.readAllBytes());
        }
    }
}
