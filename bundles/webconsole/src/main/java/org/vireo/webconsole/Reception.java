package org.vireo.webconsole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Logins;
import org.vireo.inventory.Inventory;
import org.vireo.model.VireoException;
import org.vireo.spi.brand.Brand;

/**
 * Lets administrators of the engine through to the tabs and nobody else, and nothing that changes anything unless a page of the same session
 * asked for it. Thread-safe.
 */
@Component(service = Reception.class)
public final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final String CONSOLE = "org.apache.karaf.webconsole.console";
    private static final String HEAD = "/templates/main_header.html";
    static final String LOGO = "logo.svg";

    private static final Set<String> FILES = Set.of("tabs.css", "tabs.js");

    private final Visitors visitors;
    private final ContentPolicy policy;
    private final SessionToken tokens = new SessionToken(new SecureRandom());

    /** What a tab shows. */
    interface Content {
        void show(Visit visit, Html page) throws IOException;
    }

    /** What a tab does. */
    interface Action {
        /** @return what to tell, and where to go on */
        Done act(Visit visit) throws IOException;
    }

    /** Where a request has the token of its form. */
    interface TokenSource {
        String token(HttpServletRequest request) throws IOException;
    }

    /**
     * Something was taken on.
     *
     * @param notice one sentence
     * @param address of the page to go on with
     */
    record Done(String notice, String address) {}

    /** Reads the console's template. */
    @Activate
    public Reception(BundleContext context, @Reference Inventory inventory, @Reference Logins logins) {
        this(new Visitors(inventory, logins), new ContentPolicy(head(context)));
    }

    Reception(Visitors visitors, ContentPolicy policy) {
        this.visitors = visitors;
        this.policy = policy;
    }

    private static String head(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> CONSOLE.equals(bundle.getSymbolicName()))
                .map(bundle -> bundle.getEntry(HEAD))
                .filter(Objects::nonNull)
                .findFirst()
                .map(Reception::read)
                .orElse("");
    }

    private static String read(URL file) {
        try (var in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the console's " + file, e);
        }
    }

    /** A file of the tabs by the last part of a path; nothing for other paths. */
    static URL file(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        if (path.endsWith("/res/" + LOGO)) {
            return logo();
        }
        return path.contains("/res/") && FILES.contains(name) ? Reception.class.getResource(name) : null;
    }

    private static URL logo() {
        var file = Brand.folder().resolve(LOGO);
        try {
            return Files.isRegularFile(file) ? file.toUri().toURL() : null;
        } catch (MalformedURLException e) {
            throw new IllegalStateException("Files have addresses, but " + file + " has not", e);
        }
    }

    /** Answers with what the tab shows. */
    void show(HttpServletRequest request, HttpServletResponse response, String label, Content content)
            throws IOException {
        var visitor = visitors.of(request);
        if (visitor.isEmpty()) {
            refuse(response, "Only administrators of the engine may see this.");
            return;
        }
        var visit = new Visit(request, visitor.get(), tokens.of(request));
        protect(response, policy.header(visit.address("").replaceFirst("/$", ""), label));
        var page = new Html().open("div", "id", "vireo");
        Notices.take(request).ifPresent(notice -> notice(page, notice));
        content.show(visit, page);
        page.open("script", "src", visit.address(label) + "/res/tabs.js", "defer", "defer")
                .close();
        response.getWriter().write(page.close().toString());
    }

    private static void notice(Html page, Notices.Notice notice) {
        page.element("p", notice.text(), "role", "status", "class", notice.refusal() ? "notice refusal" : "notice");
    }

    private static void protect(HttpServletResponse response, String contentPolicy) {
        response.setHeader("Content-Security-Policy", contentPolicy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
    }

    /** Does what the tab does, unless the request comes from elsewhere, and goes on with another page. */
    void act(HttpServletRequest request, HttpServletResponse response, String back, Action action) throws IOException {
        act(request, response, back, r -> Objects.requireNonNullElse(r.getParameter(SessionToken.FIELD), ""), action);
    }

    /** The same, with another place for the token. */
    void act(HttpServletRequest request, HttpServletResponse response, String back, TokenSource source, Action action)
            throws IOException {
        var visitor = visitors.of(request);
        if (visitor.isEmpty()) {
            refuse(response, "Only administrators of the engine may do this.");
            return;
        }
        try {
            if (elsewhere(request) || !tokens.matches(request, source.token(request))) {
                refuse(response, "This did not come from a page of this session. Reload the page and try again.");
                return;
            }
        } catch (VireoException e) {
            answer(response, HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
            return;
        }
        var visit = new Visit(request, visitor.get(), tokens.of(request));
        response.sendRedirect(outcome(visit, back, action));
    }

    private static String outcome(Visit visit, String back, Action action) throws IOException {
        try {
            var done = action.act(visit);
            Notices.keep(visit.request(), new Notices.Notice(done.notice(), false));
            return done.address();
        } catch (VireoException e) {
            LOG.debug("{} was refused", visit.caller().name(), e);
            Notices.keep(visit.request(), new Notices.Notice(e.getMessage(), true));
            return visit.address(back);
        }
    }

    /** Browsers say since some years where a request comes from. */
    private static boolean elsewhere(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin");
    }

    private static void refuse(HttpServletResponse response, String sentence) throws IOException {
        answer(response, HttpServletResponse.SC_FORBIDDEN, sentence);
    }

    private static void answer(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        protect(response, "default-src 'none'");
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(sentence);
    }
}
