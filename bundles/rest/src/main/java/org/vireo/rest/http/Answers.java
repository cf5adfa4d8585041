package org.vireo.rest.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import javax.ws.rs.core.Response;
import org.vireo.rest.define.Written;
import org.vireo.rest.fault.Faults;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.wire.WireFormat;

/** Writes answers in the format a client asked for. Immutable. */
record Answers(WireFormat format) {
    Response ok(Object bean) {
        return with(200, bean).build();
    }

    Response written(Written written) {
        var response = written.bean()
                .map(bean -> with(written.status(), bean))
                .orElseGet(() -> Response.status(written.status()));
        written.location().ifPresent(path -> response.location(URI.create(path)));
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
        var out = new ByteArrayOutputStream();
        try {
            format.write(bean, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.status(status).entity(out.toByteArray()).header("Content-Type", contentType());
    }

    private String contentType() {
        return format.mediaType().endsWith("xml") ? format.mediaType() + ";charset=UTF-8" : format.mediaType();
    }
}
