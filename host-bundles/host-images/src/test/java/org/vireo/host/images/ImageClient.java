package org.vireo.host.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** A client of the image transfer protocol. */
final class ImageClient {
    private final HttpClient http;
    private final String base;

    ImageClient(SSLContext tls, int port) {
        http = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        base = "https://localhost:" + port + "/images/";
    }

    /** An answer with its body whole. */
    record Answer(int status, byte[] body, HttpResponse<?> response) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer send(String path, Consumer<HttpRequest.Builder> how) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        how.accept(request);
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer put(String path, long offset, byte[] bytes) {
        return send(
                path,
                request -> request.header("Content-Range", "bytes " + offset + "-" + (offset + bytes.length - 1) + "/*")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    /** Says it sends so much and breaks off after the stream's end. */
    void putInPart(String path, long length, InputStream part) {
        try {
            send(
                    path,
                    request -> request.PUT(HttpRequest.BodyPublishers.fromPublisher(
                            HttpRequest.BodyPublishers.ofInputStream(() -> part), length)));
            throw new AssertionError("a part was taken for the whole");
        } catch (UncheckedIOException e) {
            // that is what a client sees that breaks off
            return;
        }
    }

    Answer patch(String path, String json) {
        return send(path, request -> request.method("PATCH", HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer get(String path) {
        return send(path, HttpRequest.Builder::GET);
    }

    Answer get(String path, long offset, long length) {
        return send(path, request -> request.header("Range", "bytes=" + offset + "-" + (offset + length - 1)));
    }
}
