package org.vireo.rest.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;
import org.vireo.model.json.ModelJson;

/** Writes small JSON answers that nobody may keep. */
public final class JsonAnswer {
    private static final ObjectMapper JSON = ModelJson.newMapper();

    private JsonAnswer() {}

    public static void send(HttpServletResponse response, int status, Object body) throws IOException {
        send(response, status, "application/json", body);
    }

    public static void send(HttpServletResponse response, int status, String type, Object body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        secure(response);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** OAuth's way to say no, with the names that clients of this API read as well. */
    static void refuse(HttpServletResponse response, int status, String code, String text) throws IOException {
        send(response, status, Map.of("error_code", code, "error", text));
    }

    static void secure(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Pragma", "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
}
