package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.rest.fakes.World;

/** What a client sends with a request that needs no body is never read as the next request. */
class AnnouncedBodyTest {
    private static final String BODY = "<vms>ignored</vms>";

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(World.engine());
        // the server hands on requests before their bodies from the second one on
        api.get("");
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    @Test
    void aBodyThatArrivesIsDroppedAndTheConnectionGoesOn() throws Exception {
        try (var connection = new Connection(api.port())) {
            for (int i = 0; i < 5; i++) {
                connection.send(head(BODY.length()));
                connection.send(BODY);
                assertThat(connection.answer()).startsWith("HTTP/1.1 200").doesNotContain("connection: close");
            }
        }
    }

    @Test
    void withoutItsBodyARequestEndsTheConnection() throws Exception {
        try (var connection = new Connection(api.port())) {
            connection.send(head(BODY.length()));
            assertThat(connection.answer()).startsWith("HTTP/1.1 200").contains("connection: close");
            assertThat(connection.rest()).doesNotContain("HTTP/");
        }
    }

    @Test
    void aLargeOrEndlessBodyIsNotWaitedFor() throws Exception {
        for (var heading : List.of("Content-Length: 5000000", "Transfer-Encoding: chunked")) {
            try (var connection = new Connection(api.port())) {
                connection.send(headWith(heading));
                assertThat(connection.answer()).startsWith("HTTP/1.1 200").contains("connection: close");
            }
        }
    }

    private static String head(int length) {
        return headWith("Content-Length: " + length);
    }

    private static String headWith(String heading) {
        return "GET /ovirt-engine/api/vms HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + RunningApi.BASIC + "\r\n"
                + heading + "\r\n\r\n";
    }

    private static final class Connection implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        Connection(int port) throws IOException {
            socket = new Socket("localhost", port);
            socket.setSoTimeout(10_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }

        /** The head of the next answer; field names in small letters. Its body is read, too. */
        String answer() throws IOException {
            var first = in.readLine();
            var fields = new ArrayList<String>();
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                fields.add(line.toLowerCase(Locale.ROOT));
            }
            skipBody(fields);
            return first + "\n" + String.join("\n", fields);
        }

        private void skipBody(List<String> fields) throws IOException {
            if (fields.contains("transfer-encoding: chunked")) {
                for (int size = chunk(); size > 0; size = chunk()) {
                    skip(size + 2);
                }
                in.readLine();
                return;
            }
            for (var field : fields) {
                if (field.startsWith("content-length: ")) {
                    skip(Integer.parseInt(field.substring(16)));
                }
            }
        }

        private int chunk() throws IOException {
            return Integer.parseInt(in.readLine(), 16);
        }

        private void skip(int count) throws IOException {
            for (int i = 0; i < count; i++) {
                assertThat(in.read()).isNotNegative();
            }
        }

        /** What comes until the server ends the connection. */
        String rest() throws IOException {
            return in.lines().collect(Collectors.joining("\n"));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
