package org.vireo.itests.surface;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.vireo.itests.lab.ApiClient;

/** The requests of the published API as an engine tells them, and the ids it has to fill into them. Confined to one thread. */
final class Published {
    private static final int SAMPLES = 3;

    private final ApiClient api;
    private final Map<String, List<String>> ids = new HashMap<>();

    Published(ApiClient api) {
        this.api = api;
    }

    /** A request with names in braces for ids. */
    record Request(String verb, String path, String service, String method, boolean served) {}

    List<Request> requests() {
        var rows = api.get("/vireo/api/conformance.json").path("requests");
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Request(
                        row.path("verb").asText(),
                        row.path("path").asText(),
                        row.path("service").asText(),
                        row.path("method").asText(),
                        row.path("state").asText().equals("served")))
                .toList();
    }

    /** Real paths for a path with names, as many as a few; none when the engine has nothing of the kind. */
    List<String> real(String path) {
        var found = List.of("");
        for (var segment : path.isEmpty() ? new String[0] : path.substring(1).split("/")) {
            var next = new ArrayList<String>();
            for (var base : found) {
                if (segment.startsWith("{")) {
                    items(base).forEach(id -> next.add(base + "/" + id));
                } else {
                    next.add(base + "/" + segment);
                }
            }
            found = next.subList(0, Math.min(SAMPLES, next.size()));
        }
        return found;
    }

    Optional<String> one(String path) {
        return real(path).stream().findFirst();
    }

    private List<String> items(String collection) {
        return ids.computeIfAbsent(collection, path -> {
            var answer = api.send("GET", ApiClient.API + path.substring(1), "application/json", "", "");
            if (answer.statusCode() != 200) {
                return List.of();
            }
            var found = new ArrayList<String>();
            for (JsonNode list : ApiClient.parse(answer.body())) {
                list.forEach(item -> found.add(item.path("id").asText()));
            }
            return found.stream().filter(id -> !id.isEmpty()).limit(SAMPLES).toList();
        });
    }
}
