package org.vireo.rest.console;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.websocket.api.WebSocketListener;
import org.eclipse.jetty.websocket.server.WebSocketServerFactory;
import org.eclipse.jetty.websocket.servlet.ServletUpgradeRequest;
import org.eclipse.jetty.websocket.servlet.ServletUpgradeResponse;
import org.eclipse.jetty.websocket.servlet.WebSocketServlet;
import org.eclipse.jetty.websocket.servlet.WebSocketServletFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.vm.SerialConsoles;

/**
 * {@code /vireo/console}: carries the bytes of a console between a page and a host. The page names its key as a subprotocol, since addresses
 * are written into logs, and must come from this engine's own address. Thread-safe.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-console",
            "osgi.http.whiteboard.servlet.pattern=" + ConsoleSocket.PATH,
            "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
        })
public final class ConsoleSocket extends WebSocketServlet {
    static final String PATH = "/vireo/console";

    private static final long serialVersionUID = 1L;
    private static final String PLAIN = "binary";
    private static final String KEY = "vireo.";
    private static final long IDLE_MILLIS = 3_600_000;
    private static final int LARGEST_MESSAGE = 1 << 20;

    private final transient Grants grants;
    private final transient SerialConsoles serial;

    @Activate
    public ConsoleSocket(@Reference Grants grants, @Reference SerialConsoles serial) {
        this.grants = grants;
        this.serial = serial;
    }

    /** The factory looks its parts up by the thread's class loader. */
    @Override
    public void init() throws ServletException {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(WebSocketServerFactory.class.getClassLoader());
        try {
            super.init();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void configure(WebSocketServletFactory factory) {
        factory.getPolicy().setIdleTimeout(IDLE_MILLIS);
        factory.getPolicy().setMaxBinaryMessageSize(LARGEST_MESSAGE);
        factory.setCreator(this::carrier);
    }

    private WebSocketListener carrier(ServletUpgradeRequest request, ServletUpgradeResponse response) {
        try {
            if (!own(request)) {
                response.sendForbidden("The page is another server's.");
                return null;
            }
            var target = key(request.getSubProtocols()).flatMap(grants::take);
            if (target.isEmpty()) {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "The key is missing, used or too old.");
                return null;
            }
            response.setAcceptedSubProtocol(PLAIN);
            return carrier(target.get());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private WebSocketListener carrier(Grants.Target target) {
        if (target instanceof Grants.Screen screen) {
            return new ScreenCarrier(screen);
        }
        if (target instanceof Grants.Serial port) {
            return new SerialCarrier(serial, port);
        }
        throw new IllegalStateException("a key leads to " + target);
    }

    private static Optional<String> key(List<String> protocols) {
        return protocols.contains(PLAIN)
                ? protocols.stream()
                        .filter(protocol -> protocol.startsWith(KEY))
                        .map(protocol -> protocol.substring(KEY.length()))
                        .findFirst()
                : Optional.empty();
    }

    /** Browsers always tell the origin of a page that opens a socket. */
    private static boolean own(ServletUpgradeRequest request) {
        var origin = Optional.ofNullable(request.getOrigin());
        var host = Optional.ofNullable(request.getHeader("Host")).orElse("");
        try {
            return origin.isEmpty()
                    || host.equalsIgnoreCase(URI.create(origin.get()).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
