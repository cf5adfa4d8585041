package org.vireo.rest.console;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.api.WebSocketListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to a screen: what the page sends goes to the console, and what the console sends, on a thread of its own, to the page. */
final class ScreenCarrier implements WebSocketListener {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenCarrier.class);
    private static final int CONNECT_MILLIS = 10_000;
    private static final int PIECE = 65_536;

    private final Grants.Screen target;
    private final Socket console = new Socket();
    private volatile Session page;

    ScreenCarrier(Grants.Screen target) {
        this.target = target;
    }

    @Override
    public void onWebSocketConnect(Session session) {
        page = session;
        try {
            console.setTcpNoDelay(true);
            console.connect(new InetSocketAddress(target.address(), target.port()), CONNECT_MILLIS);
        } catch (IOException e) {
            LOG.warn("The console at {}:{} cannot be reached: {}", target.address(), target.port(), e.getMessage());
            session.close(StatusCode.SERVER_ERROR, "The host's console cannot be reached.");
            return;
        }
        var thread = new Thread(this::carry, "vireo-console");
        thread.setDaemon(true);
        thread.start();
    }

    private void carry() {
        var piece = new byte[PIECE];
        try (var in = console.getInputStream()) {
            for (int size = in.read(piece); size >= 0; size = in.read(piece)) {
                page.getRemote().sendBytes(ByteBuffer.wrap(piece, 0, size));
            }
            page.close(StatusCode.NORMAL, "The console has ended.");
        } catch (IOException e) {
            LOG.debug("A console ended: {}", e.toString());
            page.close(StatusCode.SERVER_ERROR, "The connection to the host was lost.");
        } finally {
            end();
        }
    }

    @Override
    public void onWebSocketBinary(byte[] payload, int offset, int length) {
        try {
            console.getOutputStream().write(payload, offset, length);
        } catch (IOException e) {
            LOG.debug("A console ended: {}", e.toString());
            end();
        }
    }

    @Override
    public void onWebSocketText(String message) {
        page.close(StatusCode.BAD_DATA, "A console takes bytes.");
    }

    @Override
    public void onWebSocketClose(int status, String reason) {
        end();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("A page with a console went away: {}", cause.toString());
        end();
    }

    private void end() {
        try {
            console.close();
        } catch (IOException e) {
            LOG.debug("Closing a console: {}", e.toString());
        }
    }
}
