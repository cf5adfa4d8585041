package org.vireo.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes images for tests with the real program. */
final class Images {
    private Images() {}

    /** Makes one; {@code options} are those of {@code qemu-img create}. */
    static void create(Path image, String size, String... options) {
        var command = new ArrayList<>(List.of("qemu-img", "create", "-q"));
        command.addAll(List.of(options));
        command.add(image.toString());
        command.add(size);
        run(command);
    }

    private static void run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + output);
            }
        } catch (IOException e) {
            throw new AssertionError("cannot run " + command.get(0), e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
