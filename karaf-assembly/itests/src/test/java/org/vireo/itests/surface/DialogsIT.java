package org.vireo.itests.surface;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Chromium;
import org.vireo.itests.lab.LoneEngine;

/** How dialogs of administrators look, by day, by night and on a phone; their pictures lie in {@code target/portal/looks}. */
class DialogsIT {
    private static LoneEngine lone;
    private static Prey prey;

    @BeforeAll
    static void fillAnEngine() {
        lone = new LoneEngine();
        prey = new Prey(lone.engine());
        prey.fill();
    }

    @AfterAll
    static void stop() {
        prey.close();
        lone.close();
    }

    @Test
    void eachDialogFitsItsScreen() {
        var seen = Chromium.play("looks", lone.engine(), machine("down"), machine("up"));
        assertThat(seen.get("pages").asInt()).isEqualTo(3 * 28);
        assertThat(seen.get("cut")).as("texts that are cut off").isEmpty();
    }

    private static String machine(String status) {
        return lone.engine()
                .api()
                .get(ApiClient.API + "vms?search=status%3D" + status)
                .path("vm")
                .get(0)
                .path("id")
                .asText();
    }
}
