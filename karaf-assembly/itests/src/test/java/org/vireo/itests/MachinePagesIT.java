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

/** The pages of a virtual machine in headless Chromium, with a real guest; pictures lie in {@code target/portal/machine}. */
@InLab
class MachinePagesIT {
    private static final String BY_KEYS = "by-keys";

    private Lab lab;
    private Guest guest;

    @BeforeEach
    void addGuest(Lab running) {
        lab = running;
        guest = lab.guest("pages", lab.alpha());
    }

    @AfterEach
    void removeGuest() {
        guest.remove();
        lab.api()
                .find("vms", "vm", BY_KEYS)
                .ifPresent(id -> Guest.known(lab, id, lab.alpha()).remove());
    }

    @Test
    void aMachineLivesByKeysAndSaysWhatItsNextStartBrings() {
        var seen = Chromium.play("machine", lab.engine(), "pages", "tiny-alpha");
        assertThat(lab.api().find("vms", "vm", BY_KEYS)).as("removed by keys").isEmpty();
        assertThat(seen.get("tabs").asInt()).isEqualTo(10);
        assertThat(seen.get("placement").asText())
                .contains("alpha")
                .contains("beta")
                .contains("is not among the hosts");
        assertThat(seen.get("wouldWait").asText()).contains("→ Red Hat Enterprise Linux 9.x x64");
        assertThat(seen.get("waits").asText()).contains("→ Red Hat Enterprise Linux 9.x x64");
        assertThat(lab.api()
                        .get(ApiClient.API + "vms/" + guest.id())
                        .path("os")
                        .path("type")
                        .asText())
                .isEqualTo("rhel_9x64");
    }
}
