package org.vireo.host.hooks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * With whose rights scripts run.
 *
 * @param name of the account
 * @param group number of its group
 * @param switched whether that takes another account than the agent's own
 */
record Account(String name, String group, boolean switched) {
    private static final int GETENT_SECONDS = 20;

    /** The first of the accounts that exists; an agent that is not root can only be itself. */
    static Account choose(String configured) {
        String self = System.getProperty("user.name");
        if (!self.equals("root")) {
            return new Account(self, "", false);
        }
        return Arrays.stream(configured.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .flatMap(name -> find(name).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "none of the accounts in users of " + HookSettings.PID + " exists: " + configured));
    }

    private static Optional<Account> find(String name) {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
            return Optional.empty();
        }
        try {
            var process = new ProcessBuilder("getent", "passwd", name).start();
            process.getOutputStream().close();
            String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(GETENT_SECONDS, TimeUnit.SECONDS);
            String[] fields = line.split(":");
            return fields.length > 3
                    ? Optional.of(new Account(name, fields[3], !name.equals("root")))
                    : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("cannot look up the account " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the account " + name + " was looked up", e);
        }
    }

    /** What has to stand before a command so that it runs as this account, in a process group of its own. */
    List<String> entering(long fileLimit, long memoryLimit) {
        var limited = List.of("setsid", "prlimit", "--core=0", "--fsize=" + fileLimit, "--as=" + memoryLimit);
        if (!switched) {
            return limited;
        }
        var entering = new ArrayList<>(limited);
        entering.addAll(List.of("setpriv", "--reuid=" + name, "--regid=" + group, "--init-groups", "--"));
        return entering;
    }
}
