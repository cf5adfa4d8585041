package org.vireo.itests.surface;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/** Which type a request's body has, by the engine's own description. Immutable. */
record Schemas(JsonNode openApi) {
    Optional<String> of(Published.Request request) {
        var path = request.path().isEmpty() ? "/" : request.path();
        return Optional.of(openApi.path("paths")
                        .path(path)
                        .path(request.verb().toLowerCase(Locale.ROOT))
                        .at("/requestBody/content/application~1json/schema/$ref")
                        .asText())
                .filter(reference -> !reference.isEmpty())
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1));
    }
}
