package org.vireo.host.images.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.HttpServletResponse;
import org.vireo.host.images.nbd.NbdServer;

/** Small answers. Stateless. */
final class Answers {
    private Answers() {}

    /** What a client may do, and over how many connections at a time. */
    static void options(HttpServletResponse response, boolean writable) throws IOException {
        response.setHeader("Allow", writable ? "OPTIONS,GET,HEAD,PUT,PATCH" : "OPTIONS,GET,HEAD");
        String features = writable ? "[\"extents\",\"zero\",\"flush\"]" : "[\"extents\"]";
        send(
                response,
                200,
                "application/json",
                "{\"features\":" + features + ",\"max_readers\":" + NbdServer.CONNECTIONS + ",\"max_writers\":"
                        + NbdServer.CONNECTIONS + "}");
    }

    static void text(HttpServletResponse response, int status, String words) throws IOException {
        send(response, status, "text/plain;charset=utf-8", words + "\n");
    }

    static void nothing(HttpServletResponse response) {
        response.setStatus(200);
        response.setContentLength(0);
    }

    private static void send(HttpServletResponse response, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
