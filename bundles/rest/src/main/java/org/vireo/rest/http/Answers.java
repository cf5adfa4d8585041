package org.vireo.rest.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.rest.define.Pages;
import org.vireo.rest.define.Written;
import org.vireo.rest.fault.Faults;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.wire.ItemWriter;
import org.vireo.rest.wire.WireFormat;

/** Writes answers in the format a client asked for. Immutable. */
record Answers(WireFormat format) {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    Response ok(Object bean) {
        return with(200, bean).build();
    }

    /**
     * A list too long to hold: further pages are read as the client takes them. What goes wrong then can no longer be told by a fault; it
     * is noted in {@code brokenOff}.
     */
    <A> Response streamed(
            Class<A> type, List<A> first, Pages<A> pages, Supplier<List<A>> next, AtomicBoolean brokenOff) {
        StreamingOutput body = out -> {
            brokenOff.set(true);
            try {
                var items = format.items(type, out);
                writeAll(items, first);
                while (pages.more()) {
                    writeAll(items, next.get());
                }
                items.end();
                brokenOff.set(false);
            } catch (RuntimeException e) {
                LOG.error("A list broke off", e);
                throw new IOException("a list broke off", e);
            }
        };
        return Response.ok(body).header("Content-Type", contentType()).build();
    }

    private static void writeAll(ItemWriter items, List<?> page) throws IOException {
        for (var item : page) {
            items.item(item);
        }
    }

    /** An item with a tag that changes whenever its representation does; without a body if the client has that one already. */
    Response item(Object bean, Preconditions preconditions) {
        var bytes = bytes(bean);
        var tag = Preconditions.tag(bytes);
        return (preconditions.has(tag)
                        ? Response.status(304)
                        : Response.ok(bytes).header("Content-Type", contentType()))
                .header("ETag", tag)
                .header("Vary", "Accept")
                .build();
    }

    /** {@code origin} begins the address of what was added: scheme and authority as the client named them. */
    Response written(Written written, String origin) {
        var response = written.bean()
                .map(bean -> with(written.status(), bean))
                .orElseGet(() -> Response.status(written.status()));
        written.location().ifPresent(path -> response.header("Location", origin + path));
        return response.build();
    }

    Response fault(RequestFault fault) {
        var response = with(fault.status(), Faults.bean(fault));
        if (fault.status() == 401) {
            response.header("WWW-Authenticate", "Basic realm=\"RESTAPI\"");
        }
        return response.build();
    }

    Response.ResponseBuilder with(int status, Object bean) {
        return Response.status(status).entity(bytes(bean)).header("Content-Type", contentType());
    }

    byte[] bytes(Object bean) {
        var out = new ByteArrayOutputStream();
        try {
            format.write(bean, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    String contentType() {
        return format.mediaType().endsWith("xml") ? format.mediaType() + ";charset=UTF-8" : format.mediaType();
    }
}
