package org.vireo.itests.lab;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console of an engine by SSH.
 *
 * @param port on the loopback address
 * @param user who logs in; of the engine's own where it names no profile
 * @param password of the user
 */
public record EngineShell(int port, String user, String password) {
    private static final Logger LOG = LoggerFactory.getLogger(EngineShell.class);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int LOGINS = 3;

    /** For the administrator. */
    EngineShell(int port, String password) {
        this(port, "admin", password);
    }

    /** What a command printed; fails when the command does. A login that a loaded engine turned away is tried again. */
    public String run(String command) {
        for (int attempt = 1; ; attempt++) {
            try {
                return runOnce(command);
            } catch (LoginRefusedException e) {
                if (attempt == LOGINS) {
                    throw e;
                }
                LOG.warn("the engine's console refused login {} of {}", attempt, LOGINS, e);
            }
        }
    }

    /** The console did not let the user in. */
    private static final class LoginRefusedException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        LoginRefusedException(IOException cause) {
            super("the engine's console refused the user", cause);
        }
    }

    private void login(ClientSession session) {
        session.addPasswordIdentity(password);
        try {
            session.auth().verify(PATIENCE);
        } catch (IOException e) {
            throw new LoginRefusedException(e);
        }
    }

    private String runOnce(String command) {
        return read(command, session -> session.createExecChannel(command));
    }

    /** What somebody sees who logs in, up to the prompt, and out again. */
    public String greeting() {
        return read("the greeting", session -> {
            var channel = session.createShellChannel();
            channel.setIn(new ByteArrayInputStream("logout\n".getBytes(StandardCharsets.UTF_8)));
            return channel;
        });
    }

    /** Opens what talks with the console. */
    private interface Opening {
        ClientChannel open(ClientSession session) throws IOException;
    }

    private String read(String what, Opening opening) {
        try (var client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
            client.start();
            try (var session =
                    client.connect(user, "127.0.0.1", port).verify(PATIENCE).getSession()) {
                login(session);
                var output = new ByteArrayOutputStream();
                try (var channel = opening.open(session)) {
                    channel.setOut(output);
                    channel.setErr(output);
                    channel.open().verify(PATIENCE);
                    var events = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE);
                    var text = output.toString(StandardCharsets.UTF_8);
                    if (events.contains(ClientChannelEvent.TIMEOUT) || text.contains("Error executing command")) {
                        throw new IllegalStateException(what + " failed: " + text);
                    }
                    return text;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not get " + what + " from the engine's console", e);
        }
    }
}
