package org.vireo.host.images.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.HttpOutput;
import org.vireo.host.images.nbd.Extent;
import org.vireo.host.images.nbd.NbdConnection;
import org.vireo.host.images.ticket.Ticket;

/** Sends bytes of images, and where they are. Stateless. */
final class Reading {
    static void head(Ticket ticket, HttpServletResponse response) {
        describe(ticket, response);
        response.setContentLengthLong(ticket.export().size());
    }

    private static void describe(Ticket ticket, HttpServletResponse response) {
        response.setContentType("application/octet-stream");
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Content-Disposition", "attachment; filename=" + ticket.fileName());
    }

    void get(Ticket ticket, Optional<String> range, Instant deadline, HttpServletResponse response)
            throws IOException, Span.UnfitException {
        long size = ticket.export().size();
        var span = asked(range, size, response);
        describe(ticket, response);
        response.setContentLengthLong(span.length());
        if (range.isPresent()) {
            response.setStatus(206);
            response.setHeader(
                    "Content-Range", "bytes " + span.start() + "-" + (span.start() + span.length() - 1) + "/" + size);
        }
        ticket.export().use(deadline, connection -> send(ticket, connection, span, response));
    }

    private static Span asked(Optional<String> range, long size, HttpServletResponse response)
            throws Span.UnfitException {
        try {
            return Span.asked(range, size);
        } catch (Span.UnfitException e) {
            response.setHeader("Content-Range", "bytes */" + size);
            throw e;
        }
    }

    private static void send(Ticket ticket, NbdConnection connection, Span span, HttpServletResponse response)
            throws IOException {
        var out = (HttpOutput) response.getOutputStream();
        long at = span.start();
        long end = span.start() + span.length();
        while (at < end) {
            var bytes = connection.read(at, end - at);
            int count = bytes.remaining();
            out.write(bytes);
            ticket.touched(at, count, count);
            at += count;
        }
    }

    void extents(Ticket ticket, Optional<String> context, Instant deadline, HttpServletResponse response)
            throws IOException, Span.UnfitException {
        boolean written = context.orElse("zero").equals("dirty");
        if (!written && !context.orElse("zero").equals("zero")) {
            throw new Span.UnfitException(404, "Only the contexts zero and dirty are known");
        }
        if (written && !ticket.export().changesKnown()) {
            throw new Span.UnfitException(404, "It is not known of this image what was written since a checkpoint");
        }
        response.setContentType("application/json");
        try {
            ticket.export().use(deadline, connection -> list(connection, written, response));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void list(NbdConnection connection, boolean written, HttpServletResponse response)
            throws IOException {
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Writer out = response.getWriter();
        var lead = new StringBuilder("[");
        connection.extents(extent -> {
            write(out, lead + text(extent, written));
            lead.setLength(0);
            lead.append(", ");
        });
        write(out, lead.indexOf("[") == 0 ? "[]" : "]");
    }

    private static String text(Extent extent, boolean written) {
        return "{\"start\": " + extent.start() + ", \"length\": " + extent.length() + ", \"zero\": " + extent.zero()
                + (written ? ", \"dirty\": " + extent.dirty() : ", \"hole\": " + extent.hole()) + "}";
    }

    private static void write(Writer out, String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
