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

/** The serial console of a real guest in a browser. */
@InLab
class SerialConsoleIT {
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
}
