package org.vireo.rest.http;

import java.util.Optional;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import javax.ws.rs.ext.ExceptionMapper;
import org.vireo.rest.define.Engine;
import org.vireo.rest.fault.Faults;
import org.vireo.rest.fault.RequestFault;

/** Whatever goes wrong is answered with a fault in the client's format, never with a page of the server. Thread-safe. */
public final class FaultMapper implements ExceptionMapper<Throwable> {
    private final Engine engine;

    @Context
    private HttpHeaders headers;

    @Context
    private UriInfo uri;

    FaultMapper(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Response toResponse(Throwable failure) {
        var accept =
                Optional.ofNullable(headers.getHeaderString(HttpHeaders.ACCEPT)).orElse("*/*");
        var parameter = Optional.ofNullable(uri.getQueryParameters().getFirst("accept"));
        return RequestFilter.answers(engine, accept, parameter).fault(fault(failure));
    }

    private static RequestFault fault(Throwable failure) {
        if (failure instanceof WebApplicationException web) {
            var status = web.getResponse().getStatus();
            var reason = web.getResponse().getStatusInfo().getReasonPhrase();
            return new RequestFault(status, reason, status == 404 ? "[No such path.]" : "[" + reason + "]");
        }
        return Faults.of(failure);
    }
}
