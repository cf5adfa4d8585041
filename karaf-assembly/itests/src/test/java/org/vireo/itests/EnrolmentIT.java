package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** Hosts that enrolled with a token. */
@InLab
class EnrolmentIT {
    @Test
    void enrolledHostsAreUpAndTellWhatTheyAre(Lab lab) {
        for (var host : new String[] {"alpha", "beta"}) {
            var entity = lab.api().get(ApiClient.API + "hosts/" + lab.id("hosts", "host", host));
            assertThat(entity.path("status").asText()).isEqualTo("up");
            assertThat(entity.path("memory").asLong()).isPositive();
            assertThat(entity.path("cpu").path("topology").path("cores").asInt())
                    .isPositive();
        }
    }

    @Test
    void theConsoleListsThem(Lab lab) {
        assertThat(lab.engine().shell().run("vireo:host-list"))
                .contains("alpha")
                .contains("beta");
    }
}
