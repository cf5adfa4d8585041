package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.Chromium;
import org.vireo.itests.lab.EmptyPlatform;

/** From an engine that was never used to the screen of a virtual machine, by clicks in the portal alone. */
class FirstMachineIT {
    @Test
    void aNewcomerFindsTheWay() {
        try (var platform = new EmptyPlatform("gamma", "10.217.0.203")) {
            var storage = platform.host().storage().toString();
            var seen = Chromium.play(
                    "first", platform.engine(), storage, platform.image().toString());
            assertThat(seen.get("machine").asText())
                    .as("what its page says of it")
                    .isEqualTo("Up");
            assertThat(seen.get("lit").asInt())
                    .as("points of its screen that are lit")
                    .isGreaterThan(500);
        }
    }
}
