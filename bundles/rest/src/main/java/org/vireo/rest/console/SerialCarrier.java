package org.vireo.rest.console;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.api.WebSocketListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.vm.SerialConsoles;
import org.vireo.engine.api.vm.SerialConsoles.Exchange;
import org.vireo.engine.api.vm.SerialConsoles.SerialConsole;
import org.vireo.model.VireoException;

/**
 * One connection to a serial console: a thread of its own asks the host for what the port says, soon after something was said or typed, and
 * less often while all is quiet.
 */
final class SerialCarrier implements WebSocketListener {
    /** The virtual machine stopped, or moved: asking for the console anew may help. */
    static final int GONE = 4000;

    /** Somebody else took the console. */
    static final int TAKEN = 4001;

    /** The host does not answer: asking anew may help. */
    static final int UNREACHABLE = 4002;

    /** The user may not, or it is not to be had now. */
    static final int REFUSED = 4003;

    private static final Logger LOG = LoggerFactory.getLogger(SerialCarrier.class);
    private static final Duration ECHO = Duration.ofMillis(30);
    private static final int SHORTEST_MILLIS = 8;
    private static final int LONGEST_MILLIS = 400;

    private final SerialConsoles consoles;
    private final Grants.Serial target;
    private final TypedInput typed = new TypedInput();
    private volatile Session page;

    SerialCarrier(SerialConsoles consoles, Grants.Serial target) {
        this.consoles = consoles;
        this.target = target;
    }

    @Override
    public void onWebSocketConnect(Session session) {
        page = session;
        var thread = new Thread(this::carry, "vireo-serial-console");
        thread.setDaemon(true);
        thread.start();
    }

    private void carry() {
        try (var console = consoles.open(target.vm(), target.caller(), target.force())) {
            exchange(console);
        } catch (CommandRefused e) {
            page.close(REFUSED, "You may not use this console.");
        } catch (VireoException e) {
            LOG.info("The serial console of virtual machine {} ends: {}", target.vm(), e.getMessage());
            page.close(UNREACHABLE, "The host does not give the console.");
        } catch (IOException e) {
            LOG.debug("A page with a serial console went away: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The serial console of virtual machine {} failed", target.vm(), e);
            page.close(StatusCode.SERVER_ERROR, "The console failed.");
        }
    }

    private void exchange(SerialConsole console) throws IOException, InterruptedException {
        int rest = 0;
        while (typed.await(rest)) {
            var input = typed.peek();
            var heard = console.exchange(input, input.length > 0 ? ECHO : Duration.ZERO);
            typed.took(heard.taken());
            if (heard.output().length > 0) {
                page.getRemote().sendBytes(ByteBuffer.wrap(heard.output()));
            }
            if (ended(heard)) {
                return;
            }
            boolean busy = heard.output().length > 0 || heard.taken() > 0;
            rest = busy ? SHORTEST_MILLIS : Math.min(LONGEST_MILLIS, Math.max(SHORTEST_MILLIS, rest * 3 / 2));
        }
    }

    private boolean ended(Exchange heard) {
        switch (heard.end()) {
            case GONE -> page.close(GONE, "The virtual machine has stopped or moved.");
            case TAKEN -> page.close(TAKEN, "Somebody else took the console.");
            case OPEN -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public void onWebSocketBinary(byte[] payload, int offset, int length) {
        typed.add(payload, offset, length);
    }

    @Override
    public void onWebSocketText(String message) {
        page.close(StatusCode.BAD_DATA, "A console takes bytes.");
    }

    @Override
    public void onWebSocketClose(int status, String reason) {
        typed.end();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("A page with a serial console went away: {}", cause.toString());
        typed.end();
    }
}
