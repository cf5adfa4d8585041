package org.vireo.rest.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.host.EnrolmentDesk;
import org.vireo.engine.api.storage.ImportDisk;
import org.vireo.engine.api.vm.PauseVm;
import org.vireo.model.DiskFormat;
import org.vireo.model.HostId;
import org.vireo.model.Secret;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;
import org.vireo.rest.fault.RequestFault;

class OwnApiTest {
    private final FakeEngine engine = World.engine();
    private final OwnApi api = api(Optional.of(new Desk()));

    private OwnApi api(Optional<EnrolmentDesk> desk) {
        return new OwnApi(
                engine.inventory, engine.inventory, engine, engine.engine().authorizer(), () -> desk, List::of);
    }

    private static final class Desk implements EnrolmentDesk {
        @Override
        public Offer offer(HostId host) {
            return new Offer(Secret.of("once"), FakeEngine.NOW);
        }

        @Override
        public void dismiss(HostId host) {
            throw new AssertionError("nobody asked for this");
        }
    }

    @Test
    void importsAnImageByNames() throws Exception {
        var answer = api.importDisk(
                json("{\"name\":\"tiny\",\"file\":\"tiny.qcow2\",\"storage_domain\":{\"name\":\"local\"},"
                        + "\"host\":{\"id\":\"" + World.HOST.value() + "\"},\"format\":\"qcow2\"}"),
                engine.admin());
        ImportDisk command = engine.last();
        assertThat(command.disk().domain()).contains(World.DOMAIN);
        assertThat(command.disk().format()).isEqualTo(DiskFormat.COW);
        assertThat(command.host()).isEqualTo(World.HOST);
        assertThat(answer.get("disk").toString())
                .contains("/ovirt-engine/api/disks/" + command.disk().id().value());
        assertThat(answer.get("job").toString()).contains(FakeEngine.JOB.value().toString());
    }

    @Test
    void saysWhatAnImportLacks() throws Exception {
        var without = json("{\"storage_domain\":{\"name\":\"local\"},\"host\":{\"name\":\"alpha\"},\"name\":\"x\"}");
        assertThatThrownBy(() -> api.importDisk(without, engine.admin()))
                .isInstanceOf(RequestFault.class)
                .hasMessageContaining("file");
        var unknown = json("{\"storage_domain\":{\"name\":\"nowhere\"}}");
        assertThatThrownBy(() -> api.importDisk(unknown, engine.admin()))
                .hasMessage("Entity not found: StorageDomain: name=nowhere");
    }

    @Test
    void givesTokensOnlyToThoseWhoMayAddHosts() {
        assertThat(api.enrolmentToken(World.HOST.value().toString(), engine.admin()))
                .containsEntry("token", "once");
        engine.allowed = false;
        assertThatThrownBy(() -> api.enrolmentToken(World.HOST.value().toString(), engine.admin()))
                .hasMessageContaining("not authorized");
    }

    @Test
    void withoutALinkThereAreNoTokens() {
        assertThatThrownBy(() ->
                        api(Optional.empty()).enrolmentToken(World.HOST.value().toString(), engine.admin()))
                .hasMessageContaining("not up yet");
    }

    @Test
    void pausesWhatExists() throws Exception {
        api.pause(World.UP.value().toString(), json("{\"reason\":\"test\"}"), engine.admin());
        assertThat(engine.<PauseVm>last()).isEqualTo(new PauseVm(World.UP, "test"));
        assertThatThrownBy(() -> api.pause("00000000-0000-0000-0000-0000000000ff", json("{}"), engine.admin()))
                .hasMessageContaining("does not exist");
    }

    @Test
    void showsHostsAndCountsOfVirtualMachines() {
        var status = api.status(engine.admin());
        assertThat(status.get("hosts").toString()).contains("alpha").contains("up");
        assertThat(status.get("vms").toString()).isEqualTo("{up=1, down=1}");
    }

    private static JsonNode json(String text) throws java.io.IOException {
        return new ObjectMapper().readTree(text);
    }
}
