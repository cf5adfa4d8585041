package org.vireo.host.hooks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One script while it runs. Confined to the thread that began it, but for the one that reads what it prints. */
final class ScriptProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptProcess.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final Duration DYING = Duration.ofSeconds(5);

    private final Process process;
    private final Tail tail;
    private final Thread reader;

    private ScriptProcess(Process process, Tail tail) {
        this.process = process;
        this.tail = tail;
        this.reader = new Thread(this::drain, "vireo-hook-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** How a run ended. */
    record End(boolean inTime, int exitCode, List<String> output) {}

    static ScriptProcess begin(List<String> command, Path directory, Map<String, String> environment, int output)
            throws IOException {
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        return new ScriptProcess(process, new Tail(output));
    }

    private void drain() {
        byte[] buffer = new byte[8192];
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                tail.add(buffer, count);
            }
        } catch (IOException e) {
            LOG.trace("The output of process {} was closed", process.pid(), e);
        }
    }

    /** Waits no longer than that; whatever the script started is gone afterwards. */
    End await(Duration limit) {
        boolean inTime = false;
        var offspring = new ArrayList<ProcessHandle>();
        try {
            inTime = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            process.descendants().forEach(offspring::add);
            killGroup();
            offspring.forEach(ProcessHandle::destroyForcibly);
            process.waitFor(DYING.toMillis(), TimeUnit.MILLISECONDS);
            reader.join(LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        // what left the group may hold the other end for ever
        reader.interrupt();
        return new End(inTime, process.isAlive() ? -1 : process.exitValue(), tail.lines());
    }

    /** The script leads a group; the signal goes to all of it, also when the script itself has ended. */
    private void killGroup() throws InterruptedException {
        try {
            var kill = new ProcessBuilder("sh", "-c", "kill -9 -- -" + process.pid() + " 2>/dev/null").start();
            kill.getOutputStream().close();
            if (!kill.waitFor(DYING.toMillis(), TimeUnit.MILLISECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.warn("Cannot kill the processes of a script: {}", e.toString());
            process.destroyForcibly();
        }
    }
}
