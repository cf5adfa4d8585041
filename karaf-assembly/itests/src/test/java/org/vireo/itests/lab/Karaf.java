package org.vireo.itests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A container started from an unpacked distribution as a process of its own. Confined to one thread. */
final class Karaf {
    private final Path app;
    private final Path data;
    private final Path log;
    private final List<String> prefix;
    private final Map<String, String> environment;
    private Process process;

    /** @param prefix of the command line, such as one that enters a namespace; it must not fork */
    Karaf(Path home, List<String> prefix, Map<String, String> environment) {
        this.app = home.resolve("app");
        this.data = home.resolve("data");
        this.log = home.resolve("log");
        this.prefix = List.copyOf(prefix);
        this.environment = Map.copyOf(environment);
        Checkout.create(data);
        Checkout.create(log);
    }

    Path app() {
        return app;
    }

    Path data() {
        return data;
    }

    Path log() {
        return log;
    }

    void start() {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(app.resolve("bin/karaf").toString(), "server"));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        log.resolve("console.log").toFile()));
        var variables = builder.environment();
        variables.keySet().removeAll(List.of("KARAF_HOME", "KARAF_BASE", "KARAF_OPTS", "EXTRA_JAVA_OPTS", "JAVA_OPTS"));
        variables.put("KARAF_ETC", app.resolve("etc").toString());
        variables.putAll(environment);
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("KARAF_DATA", data.toString());
        variables.put("KARAF_LOG", log.toString());
        variables.put("KARAF_EXEC", "exec");
        variables.put("KARAF_REDIRECT", "/dev/null");
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start " + command, e);
        }
    }

    boolean runs() {
        return process != null && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** As a power failure of this process alone; returns when it is gone. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks it to end, and insists after a minute. */
    void stop() {
        if (!runs()) {
            return;
        }
        process.destroy();
        try {
            Await.until("process " + pid() + " has ended", Duration.ofSeconds(60), () -> !runs());
        } catch (AssertionError stubborn) {
            kill();
            throw stubborn;
        }
    }
}
