package org.vireo.hosts.power;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vireo.hosts.power.FencePolicy.View;
import org.vireo.hosts.power.Settings.Policy;

class FencePolicyTest {
    private static final Policy USUAL = new Policy(true, false, false, 50);

    @Test
    void fencesALostHostAmongOthers() {
        assertThat(FencePolicy.obstacle(new View(USUAL, true, 4, 1, 3))).isEmpty();
    }

    @Test
    void saysWhatStandsInTheWay() {
        assertThat(FencePolicy.obstacle(new View(USUAL, false, 4, 1, 3)))
                .hasValueSatisfying(why -> assertThat(why).contains("power management"));
        assertThat(FencePolicy.obstacle(new View(new Policy(false, false, false, 50), true, 4, 1, 3)))
                .hasValueSatisfying(why -> assertThat(why).contains("policy of its cluster is disabled"));
        assertThat(FencePolicy.obstacle(new View(new Policy(true, true, false, 50), true, 4, 1, 3)))
                .hasValueSatisfying(why -> assertThat(why).contains("storage leases"));
        assertThat(FencePolicy.obstacle(new View(USUAL, true, 2, 2, 0)))
                .hasValueSatisfying(why -> assertThat(why).contains("hears no other host"));
    }

    @Test
    void assumesABrokenNetworkFromTheThresholdOn() {
        var careful = new Policy(true, false, true, 50);
        assertThat(FencePolicy.obstacle(new View(careful, true, 4, 1, 3))).isEmpty();
        assertThat(FencePolicy.obstacle(new View(careful, true, 4, 2, 2)))
                .hasValueSatisfying(why -> assertThat(why).contains("50 % of the hosts"));
    }
}
