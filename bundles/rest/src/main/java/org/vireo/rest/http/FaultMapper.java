package org.vireo.rest.http;

import java.util.Arrays;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
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
    private HttpServletRequest request;

    FaultMapper(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Response toResponse(Throwable failure) {
        var accept =
                Optional.ofNullable(headers.getHeaderString(HttpHeaders.ACCEPT)).orElse("*/*");
        return RequestFilter.answers(engine, accept, acceptParameter()).fault(faultOf(failure));
    }

    /** Looked for by hand: the query itself may be what cannot be decoded. */
    private Optional<String> acceptParameter() {
        var query = Optional.ofNullable(request.getQueryString()).orElse("");
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith("accept="))
                .map(pair ->
                        pair.substring("accept=".length()).replace("%2F", "/").replace("%2f", "/"))
                .findFirst();
    }

    /** CXF decodes the query before any filter is asked. */
    private RequestFault faultOf(Throwable failure) {
        return failure instanceof IllegalArgumentException undecodable && RequestFilter.request(request) == null
                ? RequestFault.undecodable(undecodable)
                : fault(failure);
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
