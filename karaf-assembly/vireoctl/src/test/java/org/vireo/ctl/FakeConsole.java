package org.vireo.ctl;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/**
 * One connection of a WebSocket on the loopback address as an engine opens it for the key {@code k3y}: says again what comes, and closes with
 * code 4001 when {@code end} comes. Short messages only.
 */
final class FakeConsole implements AutoCloseable {
    private static final String ACCEPTED = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int BINARY = 0x82;
    private static final int CLOSE = 0x88;

    private final ServerSocket server;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    FakeConsole(SSLContext tls) {
        try {
            server = tls.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::serve, "fake-console");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Lines of the request that came. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void serve() {
        try (var visitor = server.accept()) {
            if (greeted(visitor)) {
                echo(new DataInputStream(visitor.getInputStream()), visitor.getOutputStream());
            }
        } catch (IOException e) {
            asked.add("ended: " + e.getMessage());
        }
    }

    private boolean greeted(Socket visitor) throws IOException {
        var in = visitor.getInputStream();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            asked.add(line);
        }
        var good = asked.contains("Sec-WebSocket-Protocol: binary, vireo.k3y");
        visitor.getOutputStream()
                .write((good
                                ? "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                        + "Sec-WebSocket-Protocol: binary\r\nSec-WebSocket-Accept: " + answer()
                                        + "\r\n\r\n"
                                : "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return good;
    }

    private static String line(java.io.InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    private String answer() {
        var name = "Sec-WebSocket-Key: ";
        var key =
                asked.stream().filter(line -> line.startsWith(name)).findFirst().orElseThrow();
        try {
            var digest = MessageDigest.getInstance("SHA-1")
                    .digest((key.substring(name.length()) + ACCEPTED).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void echo(DataInputStream in, OutputStream out) throws IOException {
        for (int kind = in.read(); kind == BINARY; kind = in.read()) {
            var content = new byte[in.read() & 0x7f];
            var mask = in.readNBytes(4);
            in.readFully(content);
            for (int i = 0; i < content.length; i++) {
                content[i] ^= mask[i % 4];
            }
            if (new String(content, StandardCharsets.US_ASCII).equals("end")) {
                out.write(new byte[] {(byte) CLOSE, 2, (byte) (4001 >> 8), (byte) (4001 & 0xff)});
                return;
            }
            out.write(BINARY);
            out.write(content.length);
            out.write(content);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
