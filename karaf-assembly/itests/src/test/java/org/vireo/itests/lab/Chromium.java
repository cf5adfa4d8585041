package org.vireo.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a script of {@code src/test/browser} in a real browser against an engine. Immutable. */
public final class Chromium {
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Path ROOT = Path.of(System.getProperty("vireo.root"), "karaf-assembly", "itests");

    private Chromium() {}

    /**
     * Plays a script to its end and gives what it saw; its pictures lie in {@code target/portal/<script>}. Fails where the script does, or saw a
     * rule of WCAG broken, something that the content security policy kept away, or an error of the pages.
     *
     * @param wishes arguments after the engine's address, the password's file and the folder for pictures
     */
    public static JsonNode play(String script, EngineProcess engine, String... wishes) {
        var command = new ArrayList<>(List.of(
                node(),
                ROOT.resolve("src/test/browser").resolve(script + ".mjs").toString(),
                engine.url().toString().replaceAll("/$", ""),
                engine.passwordFile().toString(),
                ROOT.resolve("target/portal").resolve(script).toString()));
        command.addAll(List.of(wishes));
        var end = Program.tryRun(PATIENCE, command.toArray(String[]::new));
        assertThat(end.status()).as(end.output()).isZero();
        var lines = end.output().lines().toList();
        var seen = ApiClient.parse(lines.get(lines.size() - 1));
        assertThat(seen.get("violations")).as("rules of WCAG 2.2 AA").isEmpty();
        assertThat(seen.get("policy"))
                .as("what the content security policy kept away")
                .isEmpty();
        assertThat(seen.get("errors")).as("errors of scripts").isEmpty();
        return seen;
    }

    /** The launcher names another one where that of the machine is too old. */
    private static String node() {
        return Optional.ofNullable(System.getenv("VIREO_NODE"))
                .map(home -> home + "/bin/node")
                .orElse("node");
    }
}
