package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.vireo.model.VmId;

/** Runs commands within a guest, through its agent. */
final class GuestShell {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObjectMapper json = new ObjectMapper();
    private final LibvirtGuestChannel channel;
    private final VmId vm;

    GuestShell(LibvirtGuestChannel channel, VmId vm) {
        this.channel = channel;
        this.vm = vm;
    }

    /** Runs a line until what it prints is as wanted. */
    String until(String line, Predicate<String> wanted) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        String seen = run(line);
        while (!wanted.test(seen)) {
            assertThat(Instant.now()).as("'%s' printed last: %s", line, seen).isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(300);
            seen = run(line);
        }
        return seen;
    }

    /** Runs one line and answers what it printed. */
    String run(String line) throws Exception {
        var begun =
                ask("guest-exec", Map.of("path", "/bin/sh", "arg", new String[] {"-c", line}, "capture-output", true));
        long pid = begun.path("return").path("pid").asLong();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            var status = ask("guest-exec-status", Map.of("pid", pid)).path("return");
            if (status.path("exited").asBoolean()) {
                return text(status, "out-data") + text(status, "err-data");
            }
            assertThat(Instant.now()).as("'%s' ends", line).isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static String text(JsonNode status, String member) {
        return new String(Base64.getDecoder().decode(status.path(member).asText("")), StandardCharsets.UTF_8);
    }

    private JsonNode ask(String command, Map<String, ?> arguments) throws JsonProcessingException {
        String text = json.writeValueAsString(Map.of("execute", command, "arguments", arguments));
        return json.readTree(channel.command(vm, text, Duration.ofSeconds(10)).orElse("{}"));
    }
}
