package org.vireo.ctl.print;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where the program reads and writes.
 *
 * @param in what is typed or piped into it
 * @param out for results
 * @param err for everything else
 * @param outShown whether results go to a screen
 * @param errShown whether the rest goes to a screen
 * @param environment of the process
 */
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean outShown,
        boolean errShown,
        Map<String, String> environment) {
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    /** That of this process; the start script tells what is a screen, which Java 17 cannot see. */
    public static Terminal ofProcess() {
        return new Terminal(
                System.in,
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Boolean.getBoolean("vireoctl.out"),
                Boolean.getBoolean("vireoctl.err"),
                System.getenv());
    }

    /** Bold on a screen with colours. */
    public String heading(String text) {
        return colours(outShown) ? BOLD + text + PLAIN : text;
    }

    /** Red on a screen with colours. */
    public String alarming(String text) {
        return colours(errShown) ? RED + text + PLAIN : text;
    }

    /** See https://no-color.org. */
    private boolean colours(boolean shown) {
        return shown
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** Something that only people read, and only when they watch. */
    public void note(String text) {
        if (errShown) {
            err.println(text);
        }
    }
}
