package org.vireo.rest.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.Sight;
import org.vireo.engine.api.schedule.Scheduler.Prospect;
import org.vireo.engine.api.schedule.Scheduler.Rejection;
import org.vireo.engine.api.schedule.Scheduler.Weight;
import org.vireo.engine.api.vm.Placements;
import org.vireo.engine.api.vm.Placements.Outlook;
import org.vireo.inventory.Vm;
import org.vireo.model.HostId;
import org.vireo.model.VmSettings;
import org.vireo.model.json.ModelJson;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.objects.NextStart;

class MachinesApiTest {
    private static final HostId OTHER = HostId.random();
    private static final String UP = World.UP.value().toString();

    private final FakeEngine engine = World.engine();
    private final Sees sees = new Sees();
    private final MachinesApi api =
            new MachinesApi(sees, () -> Optional.of((Placements) vm -> outlook()), new NextStart(engine.engine()));

    private static Outlook outlook() {
        return new Outlook(
                List.of(),
                List.of(
                        new Prospect(World.HOST, "alpha", List.of(), List.of(new Weight("cpu-load", 2, 30))),
                        new Prospect(
                                OTHER,
                                "beta",
                                List.of(
                                        new Rejection(OTHER, "beta", "up", "is not up but maintenance"),
                                        new Rejection(OTHER, "beta", "memory", "has no memory left")),
                                List.of())));
    }

    /** What a caller who is no administrator sees. */
    private static final class Sees implements Authorizer {
        private final Map<String, Set<UUID>> objects = new HashMap<>();

        @Override
        public boolean allowed(Caller caller, Permit permit) {
            return caller.administrator();
        }

        @Override
        public boolean sees(Sight sight, String kind, UUID object) {
            return sight instanceof Sight.Everything
                    || objects.getOrDefault(kind, Set.of()).contains(object);
        }
    }

    private static Caller user() {
        return new Caller(FakeEngine.ADMIN, "ann@internal", false, "c-2");
    }

    private static JsonNode json(Map<String, Object> answer) {
        return ModelJson.newMapper().valueToTree(answer);
    }

    private static Optional<JsonNode> body(String text) throws java.io.IOException {
        return Optional.of(new ObjectMapper().readTree(text));
    }

    @Test
    void tellsAdministratorsOfEachHost() {
        var told = json(api.placement(UP, engine.admin()));
        assertThat(told.path("possible").asBoolean()).isTrue();
        assertThat(told.path("hosts_total").asInt()).isEqualTo(2);
        assertThat(told.path("hosts_fit").asInt()).isEqualTo(1);
        assertThat(told.at("/hosts/0/cost").asInt()).isEqualTo(60);
        assertThat(told.at("/hosts/0/weights/0/unit").asText()).isEqualTo("cpu-load");
        assertThat(told.at("/hosts/1/refusals/1/reason").asText()).isEqualTo("has no memory left");
        assertThat(told.at("/hosts/1").has("cost")).isFalse();
        assertThat(engine.submitted).isEmpty();
    }

    @Test
    void tellsUsersNumbersWithoutTheHostsThatTheyDoNotSee() {
        sees.objects.put("vm", Set.of(World.UP.value()));
        var told = json(api.placement(UP, user()));
        assertThat(told.path("hosts")).isEmpty();
        assertThat(told.path("refusals").toString()).isEqualTo("{\"memory\":1,\"up\":1}");
        assertThat(told.toString()).doesNotContain("alpha", "beta");
        sees.objects.put("host", Set.of(OTHER.value()));
        assertThat(json(api.placement(UP, user())).at("/hosts/0/name").asText()).isEqualTo("beta");
    }

    @Test
    void hidesMachinesThatTheCallerDoesNotSee() {
        assertThatThrownBy(() -> api.placement(UP, user()))
                .isInstanceOf(RequestFault.class)
                .hasMessageContaining("Entity not found");
        assertThatThrownBy(() -> api.waiting(UP, Optional.empty(), user())).isInstanceOf(RequestFault.class);
    }

    @Test
    void saysWhatWouldWaitAndChangesNothing() throws Exception {
        run(VmSettings.BLANK);
        var sent = body("{\"memory\":\"2147483648\",\"os\":{\"type\":\"rhel_9x64\"},\"delete_protected\":\"true\"}");
        var told = json(api.waiting(UP, sent, engine.admin())).path("changes");
        assertThat(told).hasSize(1);
        assertThat(told.at("/0/attribute").asText()).isEqualTo("os.type");
        assertThat(told.at("/0/now").asText()).isEqualTo("other");
        assertThat(told.at("/0/then").asText()).isEqualTo("rhel_9x64");
        assertThat(json(api.waiting(UP, Optional.empty(), engine.admin())).path("changes"))
                .isEmpty();
        assertThat(engine.submitted).isEmpty();
    }

    @Test
    void saysWhatWaits() {
        run(VmSettings.BLANK.edit().osType("windows_2022").done());
        var told = json(api.waiting(UP, Optional.empty(), engine.admin())).path("changes");
        assertThat(told).hasSize(1);
        assertThat(told.at("/0/then").asText()).isEqualTo("other");
    }

    @Test
    void nothingWaitsForOneThatIsDown() throws Exception {
        var told = api.waiting(World.DOWN.value().toString(), body("{\"memory\":\"1048576\"}"), engine.admin());
        assertThat(json(told).path("changes")).isEmpty();
    }

    @Test
    void refusesWhatCouldNotBePut() {
        assertThatThrownBy(() -> api.waiting(UP, body("{\"memory\":\"1\"}"), engine.admin()))
                .isInstanceOf(RequestFault.class)
                .hasMessageContaining("memory");
    }

    private void run(VmSettings settings) {
        engine.inventory.get(Vm.class, World.UP).setRunSettings(Optional.of(settings));
    }
}
