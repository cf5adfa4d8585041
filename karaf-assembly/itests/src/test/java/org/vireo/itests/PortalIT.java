package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.Program;

/** The portal in headless Chromium, against the engine and a real guest; pictures of its pages lie in {@code target/portal}. */
@InLab
class PortalIT {
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private Lab lab;
    private Guest guest;

    @BeforeEach
    void addGuest(Lab running) {
        lab = running;
        guest = lab.guest("portal", lab.alpha());
    }

    @AfterEach
    void removeGuest() {
        guest.remove();
        lab.api().find("vms", "vm", "by-clicks").ifPresent(id -> lab.api().delete(ApiClient.API + "vms/" + id));
    }

    /** The launcher names another one where that of the machine is too old. */
    private static String node() {
        return Optional.ofNullable(System.getenv("VIREO_NODE"))
                .map(home -> home + "/bin/node")
                .orElse("node");
    }

    @Test
    void anAdministratorWorksByClicksAlone() {
        var root = Path.of(System.getProperty("vireo.root"), "karaf-assembly", "itests");
        var end = Program.tryRun(
                PATIENCE,
                node(),
                root.resolve("src/test/browser/portal.mjs").toString(),
                lab.engine().url().toString().replaceAll("/$", ""),
                lab.engine().passwordFile().toString(),
                "portal",
                root.resolve("target/portal").toString());
        assertThat(end.status()).as(end.output()).isZero();
        var lines = end.output().lines().toList();
        var seen = ApiClient.parse(lines.get(lines.size() - 1));
        assertThat(seen.get("violations")).as("rules of WCAG 2.2 AA").isEmpty();
        assertThat(seen.get("policy"))
                .as("what the content security policy kept away")
                .isEmpty();
        assertThat(seen.get("errors")).as("errors of scripts").isEmpty();
        assertThat(seen.get("pages").asInt()).isEqualTo(42);
        assertThat(seen.get("kept").asText())
                .as("what was typed before the session ended")
                .isEqualTo("by-clicks");
        assertThat(seen.get("hit").isNull()).as("a description ran as a script").isTrue();
    }
}
