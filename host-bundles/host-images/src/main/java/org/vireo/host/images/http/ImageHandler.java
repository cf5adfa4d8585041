package org.vireo.host.images.http;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.images.nbd.NbdException;
import org.vireo.host.images.ticket.Ticket;
import org.vireo.host.images.ticket.Tickets;
import org.vireo.model.VireoException;

/**
 * Speaks the public image transfer protocol below {@code /images}. The ticket in the path is all a client needs; one that is wrong, over
 * or not good for the method is refused in the same words. Thread-safe.
 */
final class ImageHandler extends AbstractHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ImageHandler.class);
    private static final Pattern PATH = Pattern.compile("/images/([A-Za-z0-9_*-]{1,128})(/extents)?");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Tickets tickets;
    private final Reading reading = new Reading();
    private final Writing writing = new Writing();

    ImageHandler(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        base.setHandled(true);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            var path = PATH.matcher(target);
            if (!path.matches()) {
                throw new Span.UnfitException(404, "There is nothing here");
            }
            serve(path.group(1), path.group(2) != null, request, response);
        } catch (Span.UnfitException e) {
            refuse(base, response, e.status(), e.getMessage());
        } catch (NbdException e) {
            LOG.warn("A client's request for an image failed: {}", e.getMessage());
            refuse(base, response, e.full() ? 507 : 500, e.full() ? "The storage is full" : "The storage failed");
        } catch (VireoException e) {
            LOG.info("A client's request for an image ends: {}", e.getMessage());
            refuse(base, response, 403, Refusal.TEXT);
        } catch (EOFException e) {
            LOG.debug("a client went away", e);
            base.getHttpChannel().abort(e);
        }
    }

    private void serve(String ticket, boolean extents, HttpServletRequest request, HttpServletResponse response)
            throws IOException, Span.UnfitException {
        String method = request.getMethod();
        if (method.equals("OPTIONS") && ticket.equals("*")) {
            Answers.options(response, true);
            return;
        }
        var found = tickets.find(ticket).orElseThrow(Refusal::exception);
        found.alive();
        var deadline = Instant.now().plus(PATIENCE);
        if (extents) {
            demand(method.equals("GET"));
            reading.extents(found, Optional.ofNullable(request.getParameter("context")), deadline, response);
            return;
        }
        switch (method) {
            case "OPTIONS" -> Answers.options(response, found.writable());
            case "GET" -> reading.get(found, header(request, "Range"), deadline, response);
            case "HEAD" -> Reading.head(found, response);
            case "PUT" -> writing.put(writable(found), request, deadline, response);
            case "PATCH" -> writing.patch(writable(found), request, deadline, response);
            default -> demand(false);
        }
    }

    private static void demand(boolean fine) throws Span.UnfitException {
        if (!fine) {
            throw new Span.UnfitException(405, "This method is not for this place");
        }
    }

    private static Ticket writable(Ticket ticket) throws Span.UnfitException {
        if (!ticket.writable()) {
            throw Refusal.exception();
        }
        return ticket;
    }

    static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    /** What was begun cannot be taken back: then the connection ends, so that nobody takes a part for the whole. */
    private static void refuse(Request base, HttpServletResponse response, int status, String words)
            throws IOException {
        if (response.isCommitted()) {
            base.getHttpChannel().abort(new IOException(words));
            return;
        }
        response.reset();
        Answers.text(response, status, words);
    }
}
