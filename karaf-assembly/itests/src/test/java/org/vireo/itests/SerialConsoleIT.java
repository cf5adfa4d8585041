package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Chromium;
import org.vireo.itests.lab.CommandLine;
import org.vireo.itests.lab.EngineProcess;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.Typing;

/** The serial console of a real guest in a browser, and at a terminal. */
@InLab
class SerialConsoleIT {
    private static final Pattern PROMPT = Pattern.compile("[#$] (\\x1b\\[[0-9;]*[a-zA-Z])*$");

    private Lab lab;
    private Guest guest;

    @BeforeEach
    void startGuest(Lab running) {
        lab = running;
        guest = lab.guest("serial", lab.alpha());
        lab.api().put(ApiClient.API + "vms/" + guest.id(), "{\"console\":{\"enabled\":true}}");
        guest.act("start");
        guest.becomes("up");
    }

    @AfterEach
    void removeGuest() {
        guest.remove();
    }

    @Test
    void theGuestAnswersWhatIsTyped() {
        var seen = Chromium.play("serial", lab.engine(), guest.id());
        assertThat(seen.get("prompt").asBoolean()).isTrue();
        assertThat(seen.get("second").toString())
                .as("what another visitor is told")
                .contains("admin@internal is at it");
    }

    @Test
    void theCommandLineIsATerminalOfTheGuest(@TempDir Path folder) {
        var program = loggedIn(folder);
        try (var first = program.typing("console", "serial", "--serial")) {
            prompted(first);
            first.type("echo $((6*7))-is-the-answer\r");
            first.sees("42-is-the-answer");

            try (var second = program.typing("console", "serial", "--serial")) {
                assertThat(second.ends()).isEqualTo(1);
                assertThat(second.shown()).contains("admin@internal is at it");
            }
            try (var third = program.typing("console", "serial", "--serial", "--force")) {
                third.sees("Connected with serial");
                assertThat(first.ends()).isEqualTo(1);
                assertThat(first.shown()).contains("somebody else took it");
                prompted(third);
                third.type("\r~.");
                assertThat(third.ends()).as(third.shown()).isZero();
            }
        }
    }

    @Test
    void theCommandLineSaysWhenTheMachineStopped(@TempDir Path folder) {
        try (var typing = loggedIn(folder).typing("console", "serial", "--serial")) {
            prompted(typing);
            guest.act("stop");
            assertThat(typing.ends()).as(typing.shown()).isZero();
            assertThat(typing.shown()).contains("the machine stopped or moved");
        }
        guest.becomes("down");
    }

    private CommandLine loggedIn(Path folder) {
        var program = new CommandLine(folder);
        var engine = lab.engine();
        var password = engine.passwordFile().toString();
        var authority = engine.authority().toString();
        var url = engine.url().toString();
        program.done("login", url, "--user", EngineProcess.ADMIN, "--password-file", password, "--ca-file", authority);
        return program;
    }

    /** Whoever comes first may find the guest before its login. */
    private static void prompted(Typing typing) {
        typing.sees("Connected with serial");
        Await.until("the guest has a prompt", Duration.ofSeconds(90), () -> {
            typing.type("\r");
            return PROMPT.matcher(typing.shown()).find();
        });
    }
}
