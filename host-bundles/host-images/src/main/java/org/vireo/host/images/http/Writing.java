package org.vireo.host.images.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.vireo.host.images.nbd.NbdConnection;
import org.vireo.host.images.ticket.Ticket;

/** Takes bytes of images, and what is to be done to them without sending any. Stateless. */
final class Writing {
    private static final int PATCH_LIMIT = 4096;
    private static final int PIECE = 1 << 16;

    private final ObjectMapper json = new ObjectMapper();

    void put(Ticket ticket, HttpServletRequest request, Instant deadline, HttpServletResponse response)
            throws IOException, Span.UnfitException {
        long length = request.getContentLengthLong();
        if (length < 0) {
            throw new Span.UnfitException(411, "Content-Length is missing");
        }
        var span = Span.sent(
                ImageHandler.header(request, "Content-Range"),
                length,
                ticket.export().size());
        boolean flush = flush(request);
        ticket.export().use(deadline, connection -> {
            receive(ticket, connection, span, request.getInputStream());
            if (flush) {
                connection.flush();
            }
        });
        Answers.nothing(response);
    }

    private static boolean flush(HttpServletRequest request) throws Span.UnfitException {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        for (String part : query.split("&")) {
            if (part.startsWith("flush=")) {
                return switch (part.substring("flush=".length())) {
                    case "y" -> true;
                    case "n" -> false;
                    default -> throw new Span.UnfitException(400, "flush must be y or n");
                };
            }
        }
        return true;
    }

    /** What arrives before a client breaks off is kept: it goes on from there. */
    private static void receive(Ticket ticket, NbdConnection connection, Span span, InputStream in) throws IOException {
        var piece = new byte[PIECE];
        long at = span.start();
        long end = span.start() + span.length();
        while (at < end) {
            var buffer = connection.buffer();
            boolean over = fill(in, buffer, end - at, piece);
            int count = buffer.position();
            if (count > 0) {
                connection.write(at);
                ticket.touched(at, count, count);
                at += count;
            }
            if (over && at < end) {
                throw new EOFException("a client broke off");
            }
        }
    }

    /** Whether the client sends no more. */
    private static boolean fill(InputStream in, ByteBuffer buffer, long wanted, byte[] piece) throws IOException {
        long left = Math.min(wanted, buffer.remaining());
        while (left > 0) {
            int count;
            try {
                count = in.read(piece, 0, (int) Math.min(piece.length, left));
            } catch (IOException e) {
                if (buffer.position() > 0) {
                    return true;
                }
                throw e;
            }
            if (count < 0) {
                return true;
            }
            buffer.put(piece, 0, count);
            left -= count;
        }
        return false;
    }

    void patch(Ticket ticket, HttpServletRequest request, Instant deadline, HttpServletResponse response)
            throws IOException, Span.UnfitException {
        var asked = read(request);
        boolean flush = asked.path("flush").asBoolean(false);
        switch (asked.path("op").asText()) {
            case "zero" -> {
                var span = span(asked, ticket.export().size());
                ticket.export().use(deadline, connection -> zero(ticket, connection, span, flush));
            }
            case "flush" -> ticket.export().use(deadline, NbdConnection::flush);
            default -> throw new Span.UnfitException(400, "op must be zero or flush");
        }
        Answers.nothing(response);
    }

    private JsonNode read(HttpServletRequest request) throws IOException, Span.UnfitException {
        byte[] body = request.getInputStream().readNBytes(PATCH_LIMIT + 1);
        if (body.length > PATCH_LIMIT) {
            throw new Span.UnfitException(413, "The body is too long");
        }
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new Span.UnfitException(400, "The body is not JSON", e);
        }
    }

    private static Span span(JsonNode asked, long size) throws Span.UnfitException {
        var count = asked.path("size");
        var offset = asked.path("offset");
        if (!count.isIntegralNumber()
                || !count.canConvertToLong()
                || !(offset.isMissingNode() || (offset.isIntegralNumber() && offset.canConvertToLong()))) {
            throw new Span.UnfitException(400, "size and offset must be whole numbers");
        }
        return Span.within(offset.asLong(0), count.asLong(), size);
    }

    private static void zero(Ticket ticket, NbdConnection connection, Span span, boolean flush) throws IOException {
        long at = span.start();
        long end = span.start() + span.length();
        while (at < end) {
            long some = connection.zero(at, end - at, ticket.sparse());
            ticket.touched(at, some, 0);
            at += some;
        }
        if (flush) {
            connection.flush();
        }
    }
}
