package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** Two hosts under one engine. */
@InLab
class TwoHostsIT {
    @Test
    void machinesRunOnBothHosts(Lab lab) {
        var one = lab.guest("on-alpha", lab.alpha());
        var two = lab.guest("on-beta", lab.beta());
        try {
            one.running();
            two.running();

            assertThat(one.runsInLibvirt()).isTrue();
            assertThat(two.runsInLibvirt()).isTrue();
            assertThat(one.entity().path("host").path("id").asText()).isEqualTo(lab.id("hosts", "host", "alpha"));
            assertThat(two.entity().path("host").path("id").asText()).isEqualTo(lab.id("hosts", "host", "beta"));
        } finally {
            one.remove();
            two.remove();
        }
    }
}
