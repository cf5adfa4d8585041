package org.vireo.webconsole;

import java.io.IOException;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.felix.webconsole.WebConsoleSecurityProvider;
import org.apache.felix.webconsole.WebConsoleSecurityProvider3;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.BasicHeader;
import org.vireo.engine.api.auth.Logins;
import org.vireo.inventory.Inventory;
import org.vireo.spi.brand.Brand;

/**
 * Decides with every request who enters the console, the container's own tabs included. The console's own way looks at names and passwords
 * only until a session has begun: with its cookie, whoever sends any name and any password is let in as the user of the session, also
 * after that user has lost its role or account. The engine remembers right passwords for a while, so asking it each time costs little.
 * Thread-safe.
 */
@Component(
        service = WebConsoleSecurityProvider.class,
        property = {"service.ranking:Integer=1000", "webconsole.security.provider.id=vireo"})
public final class Doorkeeper implements WebConsoleSecurityProvider3 {
    private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);
    private static final String HEADER = "Authorization";

    private final Realm realm;
    private final Visitors visitors;

    /** Who has the right password. */
    interface Realm {
        Optional<Subject> login(BasicHeader given, String from);
    }

    /** Asks the container's realm and the engine. */
    @Activate
    public Doorkeeper(@Reference Inventory inventory, @Reference Logins logins) {
        this(new ContainerRealm(), new Visitors(inventory, logins));
    }

    Doorkeeper(Realm realm, Visitors visitors) {
        this.realm = realm;
        this.visitors = visitors;
    }

    @Override
    public boolean authenticate(HttpServletRequest request, HttpServletResponse response) {
        // ours say more; the container sets X-Frame-Options of its tabs itself, later and less strictly
        response.setHeader("Content-Security-Policy", "frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        var client = request.getRemoteAddr() + ":" + request.getRemotePort();
        var subject = BasicHeader.of(request.getHeader(HEADER)).flatMap(given -> realm.login(given, client));
        subject.ifPresent(found -> request.setAttribute(Visitors.SUBJECT, found));
        var visitor = visitors.of(request);
        if (visitor.isEmpty()) {
            refuse(request, response);
            return false;
        }
        request.setAttribute("org.osgi.service.http.authentication.type", HttpServletRequest.BASIC_AUTH);
        request.setAttribute(
                "org.osgi.service.http.authentication.remote.user",
                visitor.get().name());
        request.setAttribute(USER_ATTRIBUTE, visitor.get().name());
        // the container's shell in the browser looks for it there
        request.getSession(true).setAttribute(Visitors.SUBJECT, subject.get());
        return true;
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) {
        request.removeAttribute(Visitors.SUBJECT);
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(Visitors.SUBJECT);
        }
        ask(response);
    }

    /** Sent at once: what is not on its way when the console hears that somebody stays out becomes a plain refusal, and no browser asks. */
    private static void ask(HttpServletResponse response) {
        response.setHeader("WWW-Authenticate", "Basic realm=\"" + realmName() + "\", charset=\"UTF-8\"");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentLength(0);
        try {
            response.flushBuffer();
        } catch (IOException e) {
            LOG.debug("A browser left before it was asked for a password", e);
        }
    }

    /** Headers carry ASCII only. */
    private static String realmName() {
        var name = Brand.current().product().replaceAll("[^ -~]|[\"\\\\]", "");
        return name.isBlank() ? Brand.VIREO : name;
    }

    /** Browsers forget the password when they are asked anew. */
    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        ask(response);
    }

    /** The console asks with whole requests only. */
    @Override
    public Object authenticate(String name, String password) {
        return null;
    }

    /** Whoever is in administers the engine. */
    @Override
    public boolean authorize(Object user, String role) {
        return user != null;
    }
}
