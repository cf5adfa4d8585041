package org.vireo.host.libvirt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.host.CheckUpdates;
import org.vireo.protocol.host.UpdatesFound;

/** Asks the package manager of this host what could be upgraded. Nothing is installed, lists are taken as they are. */
@Component(service = OperationHandler.class)
public final class UpdatesHandler implements OperationHandler<CheckUpdates, UpdatesFound> {
    private static final Pattern APT = Pattern.compile("^Inst (\\S+)");
    private static final Pattern DNF = Pattern.compile("^(\\S+)\\.(?:x86_64|noarch|aarch64|i686)\\s");
    private static final Duration LEAST = Duration.ofSeconds(1);
    /** What dnf ends with when there is something newer. */
    private static final int DNF_FOUND = 100;

    /** Ready at once. */
    @Activate
    public UpdatesHandler() {
        // package managers are looked for at each question
    }

    @Override
    public Class<CheckUpdates> request() {
        return CheckUpdates.class;
    }

    @Override
    public UpdatesFound handle(CheckUpdates request, HostCall call) {
        if (Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return new UpdatesFound(names(ask(call, "/usr/bin/apt-get", "-s", "-q", "dist-upgrade"), APT));
        }
        if (Files.isExecutable(Path.of("/usr/bin/dnf"))) {
            return new UpdatesFound(names(ask(call, "/usr/bin/dnf", "-q", "-C", "check-update"), DNF));
        }
        throw new VireoException(
                ModelError.HOST_FAILED, "cannot look for updates: this host has neither apt-get nor dnf");
    }

    static List<String> names(String output, Pattern pattern) {
        return output.lines()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    private static String ask(HostCall call, String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            var killer = process.onExit().orTimeout(patience(call).toMillis(), TimeUnit.MILLISECONDS);
            var unused = killer.whenComplete((ended, late) -> process.destroyForcibly());
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0 && status != DNF_FOUND) {
                throw new VireoException(
                        ModelError.HOST_FAILED, "cannot look for updates: " + command[0] + " ended with " + status);
            }
            return output;
        } catch (IOException e) {
            throw new VireoException(ModelError.HOST_FAILED, "cannot look for updates: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VireoException(ModelError.HOST_FAILED, "looking for updates was interrupted", e);
        }
    }

    private static Duration patience(HostCall call) {
        var left = Duration.between(Instant.now(), call.deadline());
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }
}
