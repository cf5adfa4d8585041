package org.vireo.ctl.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Bytes both ways between this program and an engine, over a WebSocket. It is opened by a key for one connection, which goes as a subprotocol
 * since addresses are written into logs. The engine's certificate and name are checked as those of all requests. Thread-safe.
 */
public final class Line implements AutoCloseable {
    /** The connection was lost without a word. */
    public static final int LOST = 1006;

    private static final String PLAIN = "binary";
    private static final String KEY = "vireo.";
    private static final long FAREWELL_SECONDS = 2;

    private final CompletableFuture<End> ended = new CompletableFuture<>();
    private final OutputStream out;
    private final HttpClient client;
    private WebSocket socket;

    /**
     * How it ended.
     *
     * @param code of WebSocket
     * @param reason in the engine's words, or empty
     */
    public record End(int code, String reason) {}

    private Line(HttpClient client, OutputStream out) {
        this.client = client;
        this.out = out;
    }

    /** What comes is written, on a thread of the line, as it comes. Blocks until it is open. */
    static Line open(URI address, String path, String key, Trust trust, Duration patience, OutputStream out)
            throws IOException {
        var target = URI.create("wss://" + address.getRawAuthority()).resolve(path);
        if (!address.getRawAuthority().equals(target.getRawAuthority())) {
            throw new IOException("it sends us to " + target + ", where this login must not go");
        }
        var client = HttpClient.newBuilder()
                .sslContext(trust.context())
                .connectTimeout(patience)
                .build();
        var line = new Line(client, out);
        line.connect(target, key, patience);
        return line;
    }

    private void connect(URI target, String key, Duration patience) throws IOException {
        try {
            socket = client.newWebSocketBuilder()
                    .connectTimeout(patience)
                    .subprotocols(PLAIN, KEY + key)
                    .buildAsync(target, new Heard())
                    .join();
        } catch (CompletionException e) {
            throw reason(e.getCause());
        }
    }

    private static IOException reason(Throwable cause) {
        if (cause instanceof WebSocketHandshakeException refused) {
            var status = refused.getResponse().statusCode();
            return new IOException("it did not open the console (status " + status + ")", refused);
        }
        return cause instanceof IOException failed ? failed : new IOException(cause);
    }

    /** What the engine sends. */
    private final class Heard implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            var bytes = new byte[data.remaining()];
            data.get(bytes);
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ended.complete(new End(code, reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable cause) {
            ended.complete(new End(LOST, String.valueOf(cause.getMessage())));
        }
    }

    /** Blocks until it is on its way; does nothing when the line has ended. */
    public void send(byte[] bytes) {
        if (ended.isDone()) {
            return;
        }
        try {
            socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        } catch (CompletionException e) {
            ended.complete(new End(LOST, String.valueOf(e.getCause().getMessage())));
        }
    }

    /** Completes when the line has ended, whoever ended it. */
    public CompletableFuture<End> ended() {
        return ended;
    }

    /** Ends it with a word to the engine. */
    @Override
    public void close() {
        if (!socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .completeOnTimeout(socket, FAREWELL_SECONDS, TimeUnit.SECONDS)
                    .exceptionally(lost -> socket)
                    .join();
        }
        socket.abort();
    }
}
