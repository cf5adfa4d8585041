package org.vireo.ctl.print;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vireo.ctl.exit.Failure;

/**
 * The terminal as a guest wants it: each key goes through at once, also those that would end or halt this program, and nothing is shown but what
 * the guest says. It is as before when this is closed, or when the program is ended from outside. Thread-safe.
 */
public final class RawMode implements AutoCloseable {
    private final String before;
    private final AtomicBoolean raw = new AtomicBoolean();

    private RawMode(String before) {
        this.before = before;
    }

    /** How the terminal is now, not changed yet; fails when what is typed comes from no terminal. */
    public static RawMode prepared() {
        return new RawMode(stty("-g"));
    }

    /** Goes through from now on. */
    public void begin() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "vireoctl-terminal"));
        raw.set(true);
        stty("raw", "-echo");
    }

    @Override
    public void close() {
        if (raw.getAndSet(false)) {
            stty(before);
        }
    }

    private static String stty(String... words) {
        var command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(words));
        try {
            var process = new ProcessBuilder(command)
                    .redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.DISCARD)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (process.waitFor() != 0) {
                throw Failure.usage("A serial console needs a terminal to type at; this input is none.");
            }
            return said;
        } catch (IOException e) {
            throw Failure.usage("A serial console needs the program stty: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.usage("Interrupted while the terminal was set.", e);
        }
    }
}
