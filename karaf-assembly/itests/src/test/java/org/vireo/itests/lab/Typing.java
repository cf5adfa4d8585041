package org.vireo.itests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Somebody at a terminal in which a program runs. Confined to one thread. */
public final class Typing implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final StringBuffer shown = new StringBuffer();

    private Typing(Process process) {
        this.process = process;
        var thread = new Thread(this::watch, "terminal");
        thread.setDaemon(true);
        thread.start();
    }

    static Typing begin(ProcessBuilder builder) {
        try {
            return new Typing(builder.redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not open a terminal", e);
        }
    }

    private void watch() {
        var piece = new byte[4096];
        try (var out = process.getInputStream()) {
            for (int count = out.read(piece); count >= 0; count = out.read(piece)) {
                shown.append(new String(piece, 0, count, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            shown.append(e);
        }
    }

    /** Presses keys. */
    public void type(String keys) {
        try {
            process.getOutputStream().write(keys.getBytes(StandardCharsets.ISO_8859_1));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not type at the terminal, which shows " + shown, e);
        }
    }

    /** Everything that was shown. */
    public String shown() {
        return shown.toString();
    }

    /** Waits until something is shown. */
    public void sees(String text) {
        Await.value("the terminal shows " + text, PATIENCE, this::shown, all -> all.contains(text));
    }

    /** With which status the program ends; waits for it. */
    public int ends() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The program at the terminal does not end; it shows " + shown);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at a terminal", e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
