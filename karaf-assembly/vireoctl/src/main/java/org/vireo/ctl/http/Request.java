package org.vireo.ctl.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vireo.ctl.text.Json;

/**
 * What is asked of an engine.
 *
 * @param method of HTTP
 * @param path from the root of the server, already encoded
 * @param query parameters, not encoded
 * @param body if there is one
 */
public record Request(String method, String path, Map<String, String> query, Optional<Body> body) {
    /** What is sent, and what it is. */
    public record Body(String type, byte[] bytes) {
        public static Body json(Object value) {
            return new Body("application/json", Json.bytes(value));
        }

        static Body form(Map<String, String> fields) {
            return new Body("application/x-www-form-urlencoded", encoded(fields).getBytes(StandardCharsets.UTF_8));
        }
    }

    public static Request get(String path) {
        return new Request("GET", path, Map.of(), Optional.empty());
    }

    public static Request of(String method, String path, Object json) {
        return new Request(method, path, Map.of(), Optional.of(Body.json(json)));
    }

    /** With one more parameter. */
    public Request with(String name, String value) {
        var more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new Request(method, path, more, body);
    }

    /** Path and query as they go over the wire. */
    public String target() {
        return query.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + encoded(query);
    }

    /** A name or id as one step of a path. */
    public static String step(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> step(field.getKey()) + "=" + step(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}
