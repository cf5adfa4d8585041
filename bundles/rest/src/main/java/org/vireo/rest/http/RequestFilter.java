package org.vireo.rest.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.PreMatching;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.PathSegment;
import javax.ws.rs.core.Response;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.vireo.rest.define.Engine;
import org.vireo.rest.define.Exchange;
import org.vireo.rest.define.Parameters;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.login.Authentication;

/** Everything that is the same for all requests, before any resource sees them. Thread-safe. */
@PreMatching
public final class RequestFilter implements ContainerRequestFilter {
    static final String BASE = "/ovirt-engine/api";
    static final String SESSION = "vireo.session";
    static final String CORRELATION = "vireo.correlation";
    private static final String REQUEST = "vireo.request";
    private static final int LONGEST_CORRELATION = 36;
    /** What the API has at all; which of it a path takes is in its description. */
    private static final String ALLOWED = "GET,HEAD,POST,PUT,DELETE,OPTIONS";

    private final Engine engine;
    private final Authentication authentication;
    private final int largestBody;

    RequestFilter(Engine engine, Authentication authentication, int largestBody) {
        this.engine = engine;
        this.authentication = authentication;
        this.largestBody = largestBody;
    }

    /** The request as it was let in: properties of a request become attributes of the servlet's. */
    static Request request(HttpServletRequest context) {
        return (Request) context.getAttribute(REQUEST);
    }

    @Override
    public void filter(ContainerRequestContext context) {
        var parameters = new Parameters(parameters(context));
        var correlation = correlation(context, parameters);
        context.setProperty(CORRELATION, correlation);
        var answers = answers(context, parameters);
        refuseOtherVersions(context);
        var verdict = authentication.check(new Credentials(context));
        if (verdict instanceof Authentication.Verdict.Known known) {
            known.newSession().ifPresent(id -> context.setProperty(SESSION, id));
            var exchange =
                    new Exchange(engine, known.user().caller(correlation), base(context), origin(context), parameters);
            context.setProperty(REQUEST, request(context, exchange, answers));
            if (context.getMethod().equals("OPTIONS")) {
                context.abortWith(Response.ok().header("Allow", ALLOWED).build());
            }
        } else if (verdict instanceof Authentication.Verdict.Forged) {
            throw new RequestFault(403, RequestFault.FAILED, "[The header JSESSIONID does not repeat the session.]");
        } else {
            throw new RequestFault(401, "Unauthorized", "[Authentication is required, or was not accepted.]");
        }
    }

    private Request request(ContainerRequestContext context, Exchange exchange, Answers answers) {
        return new Request(
                exchange,
                Asked.of(context),
                answers,
                engine.wire(),
                context.getMediaType(),
                header(context, "Expect").or(() -> header(context, "X-Ovirt-Expect")),
                Preconditions.of(header(context, HttpHeaders.IF_MATCH), header(context, HttpHeaders.IF_NONE_MATCH)),
                Negotiation.types(header(context, HttpHeaders.ACCEPT).orElse("*/*")),
                exchange.origin(),
                largestBody,
                new AtomicBoolean());
    }

    /** The format for an answer, also for one to a request that was not let in. */
    private Answers answers(ContainerRequestContext context, Parameters parameters) {
        return answers(engine, header(context, HttpHeaders.ACCEPT).orElse("*/*"), parameters.text("accept"));
    }

    static Answers answers(Engine engine, String accept, Optional<String> parameter) {
        var json = Negotiation.wantsJson(parameter, accept);
        return new Answers(json ? engine.wire().json() : engine.wire().xml());
    }

    private static void refuseOtherVersions(ContainerRequestContext context) {
        header(context, "Version")
                .filter(version -> !version.strip().equals("4"))
                .ifPresent(version -> {
                    throw RequestFault.bad("Version " + version.strip().replaceAll("[^0-9A-Za-z.]", "?")
                            + " of the API is not supported.");
                });
    }

    private static String origin(ContainerRequestContext context) {
        var uri = context.getUriInfo().getRequestUri();
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static String base(ContainerRequestContext context) {
        var segments = context.getUriInfo().getPathSegments();
        return !segments.isEmpty() && segments.get(0).getPath().equals("v4") ? BASE + "/v4" : BASE;
    }

    private static Map<String, List<String>> parameters(ContainerRequestContext context) {
        var all = new HashMap<String, List<String>>();
        var segments = context.getUriInfo().getPathSegments();
        for (PathSegment segment : segments) {
            segment.getMatrixParameters().forEach((name, values) -> add(all, name, values));
        }
        context.getUriInfo().getQueryParameters().forEach((name, values) -> add(all, name, values));
        header(context, "All-Content").ifPresent(value -> all.putIfAbsent("all_content", List.of(value)));
        header(context, "Filter").ifPresent(value -> all.putIfAbsent("filter", List.of(value)));
        return all;
    }

    private static void add(Map<String, List<String>> all, String name, List<String> values) {
        var plain = values.stream().map(value -> value == null ? "" : value).toList();
        all.computeIfAbsent(name, one -> new ArrayList<>()).addAll(plain);
    }

    private static String correlation(ContainerRequestContext context, Parameters parameters) {
        Function<String, String> clean = text -> {
            var plain = text.replaceAll("[^0-9A-Za-z_-]", "");
            return plain.substring(0, Math.min(plain.length(), LONGEST_CORRELATION));
        };
        return header(context, "Correlation-Id")
                .or(() -> parameters.text("correlation_id"))
                .map(clean)
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    private static Optional<String> header(ContainerRequestContext context, String name) {
        return Optional.ofNullable(context.getHeaderString(name));
    }

    private record Credentials(ContainerRequestContext context) implements Authentication.Request {
        @Override
        public String method() {
            return context.getMethod();
        }

        @Override
        public List<String> header(String name) {
            var values = context.getHeaders().get(name);
            return values == null ? List.of() : values;
        }

        @Override
        public Optional<String> cookie(String name) {
            return Optional.ofNullable(context.getCookies().get(name)).map(cookie -> cookie.getValue());
        }

        @Override
        public String from() {
            var servlet = JAXRSUtils.getCurrentMessage().get(AbstractHTTPDestination.HTTP_REQUEST);
            return servlet instanceof HttpServletRequest request ? request.getRemoteAddr() : "";
        }
    }
}
