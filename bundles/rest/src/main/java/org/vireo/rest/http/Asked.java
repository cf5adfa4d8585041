package org.vireo.rest.http;

import java.util.List;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.core.PathSegment;

/** What a request asks for: the verb, and the path below the API's base without its version. Immutable. */
record Asked(String verb, List<String> segments) {
    static Asked of(ContainerRequestContext context) {
        var segments = context.getUriInfo().getPathSegments().stream()
                .map(PathSegment::getPath)
                .filter(segment -> !segment.isEmpty())
                .toList();
        var versioned = !segments.isEmpty() && segments.get(0).equals("v4");
        return new Asked(context.getMethod(), versioned ? segments.subList(1, segments.size()) : segments);
    }

    /** Whether the path ends with this word, posted to: an action of a collection, were it no id. */
    boolean isAction(String word) {
        return verb.equals("POST") && segments.get(segments.size() - 1).equals(word) && word.matches("[a-z]+");
    }
}
