package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.center.UpdateCluster;
import org.vireo.inventory.Cluster;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;

/** How machines of a cluster are moved, over HTTP. */
class ClusterMigrationTest {
    private final FakeEngine engine = World.engine();
    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(engine);
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    private int put(String bandwidth) throws Exception {
        return api.send(
                        "PUT",
                        "/clusters/" + World.CLUSTER,
                        "<cluster><migration><bandwidth>" + bandwidth + "</bandwidth></migration></cluster>")
                .statusCode();
    }

    private static final String CUSTOM = "<assignment_method>custom</assignment_method>";

    @Test
    void keepsABandwidth() throws Exception {
        assertThat(put(CUSTOM + "<custom_value>800</custom_value>")).isEqualTo(200);

        var change = (UpdateCluster) engine.submitted.get(0);
        assertThat(change.details().extras().orElseThrow()).contains("custom_value", "800");
    }

    @Test
    void refusesABandwidthThatIsNone() throws Exception {
        assertThat(put(CUSTOM)).isEqualTo(400);
        assertThat(put(CUSTOM + "<custom_value>0</custom_value>")).isEqualTo(400);
        assertThat(engine.submitted).isEmpty();
    }

    @Test
    void takesTheMethodAloneWhereAValueIsKept() throws Exception {
        engine.inventory
                .get(Cluster.class, World.CLUSTER)
                .setExtras("{\"migration\":{\"bandwidth\":{\"assignment_method\":\"auto\",\"custom_value\":\"800\"}}}");

        assertThat(put(CUSTOM)).isEqualTo(200);
    }
}
