package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.rest.fakes.World;

/** What the published API has and the engine does not do is refused in words; what nobody has is not found. */
class UnservedTest {
    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(World.engine());
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    @Test
    void publishedPathsWithoutDefinitionAreRefusedByName() throws Exception {
        var answer = api.get("/katelloerrata");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("[GET /katelloerrata is not supported. The engine does not do this.]");
        var below = api.send("POST", "/vms/" + World.UP.value() + "/autopincpuandnumanodes", "<action/>");
        assertThat(below.statusCode()).isEqualTo(400);
        assertThat(below.body()).contains("/autopincpuandnumanodes is not supported. The engine does not choose pins");
    }

    @Test
    void publishedPathsBelowSomethingUnknownAreNotFound() throws Exception {
        var answer = api.send("POST", "/vms/" + UUID.randomUUID() + "/autopincpuandnumanodes", "<action/>");
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void methodsThatNobodyHasAreNotAllowed() throws Exception {
        assertThat(api.send("PUT", "/vms", "<vm/>").statusCode()).isEqualTo(405);
        assertThat(api.get("/nonsense").statusCode()).isEqualTo(404);
        assertThat(api.get("/vms/" + World.UP.value() + "/nonsense").statusCode())
                .isEqualTo(404);
    }
}
