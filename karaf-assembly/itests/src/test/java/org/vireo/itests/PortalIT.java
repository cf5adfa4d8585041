package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Chromium;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** The portal in headless Chromium, against the engine and a real guest; pictures of its pages lie in {@code target/portal}. */
@InLab
class PortalIT {
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

    @Test
    void anAdministratorWorksByClicksAlone() {
        var seen = Chromium.play("portal", lab.engine(), "portal");
        assertThat(seen.get("pages").asInt()).isEqualTo(42);
        assertThat(seen.get("kept").asText())
                .as("what was typed before the session ended")
                .isEqualTo("by-clicks");
        assertThat(seen.get("hit").isNull()).as("a description ran as a script").isTrue();
    }
}
