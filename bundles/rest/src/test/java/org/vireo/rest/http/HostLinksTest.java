package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.inventory.Host;
import org.vireo.model.ByteSize;
import org.vireo.model.CpuTopology;
import org.vireo.model.VirtMode;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.host.BondFacts;
import org.vireo.protocol.host.HostCapabilities;
import org.vireo.protocol.host.HostNic;
import org.vireo.protocol.host.LinkFacts;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;

/** Interfaces of a host over HTTP. */
class HostLinksTest {
    private static final ObjectMapper JSON = ModelJson.newMapper();
    private static final String NICS = "/hosts/" + World.HOST + "/nics";

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

    private void told(HostNic... nics) throws Exception {
        var told = new HostCapabilities(
                "alpha.example",
                "Debian GNU/Linux 12",
                "6.1",
                "0.1.0",
                "9.0.0",
                "7.2.15",
                VirtMode.KVM,
                "",
                "EPYC",
                new CpuTopology(1, 4, 2),
                ByteSize.ofGiB(16),
                "11111111-2222-3333-4444-555555555555",
                List.of(),
                List.of(),
                List.of(),
                List.of(nics),
                Optional.empty());
        engine.inventory.get(Host.class, World.HOST).setCapabilities(JSON.writeValueAsString(told));
    }

    private static HostNic nic(String name, LinkFacts link) {
        return new HostNic(name, "52:54:00:00:00:01", List.of(), true, link);
    }

    @Test
    void aBondShowsItsModeAndItsParts() throws Exception {
        var bond = new BondFacts("active-backup", 1, 100, List.of("eth0", "eth1"), "eth1");
        told(
                nic("eth0", LinkFacts.UNKNOWN),
                nic("eth1", LinkFacts.UNKNOWN),
                nic("bond0", new LinkFacts(9000, 20000, Optional.empty(), "", "", Optional.of(bond))),
                nic("bond0.42", new LinkFacts(9000, 0, Optional.of(42), "bond0", "", Optional.empty())));

        var nics =
                JSON.readTree(api.get(NICS + "?accept=application/json").body()).path("host_nic");

        assertThat(nics).hasSize(4);
        assertThat(nics.get(0).has("bonding")).isFalse();
        var shown = nics.get(2);
        assertThat(shown.path("mtu").asText()).isEqualTo("9000");
        assertThat(shown.path("speed").asText()).isEqualTo("20000000000");
        assertThat(shown.at("/bonding/options/option/0/type").asText()).isEqualTo("active-backup");
        assertThat(shown.at("/bonding/options/option/0/value").asText()).isEqualTo("1");
        assertThat(shown.at("/bonding/options/option/1/value").asText()).isEqualTo("100");
        assertThat(shown.at("/bonding/slaves/host_nic/0/id"))
                .isEqualTo(nics.get(0).path("id"));
        assertThat(shown.at("/bonding/active_slave/id")).isEqualTo(nics.get(1).path("id"));
        assertThat(nics.get(3).at("/vlan/id").asText()).isEqualTo("42");
        assertThat(nics.get(3).path("base_interface").asText()).isEqualTo("bond0");
    }

    @Test
    void anAgentFromBeforeTellsNothingOfLinks() throws Exception {
        told(nic("eth0", LinkFacts.UNKNOWN));
        var host = engine.inventory.get(Host.class, World.HOST);
        host.setCapabilities(host.capabilities().replaceAll(",\"link\":\\{[^}]*}", ""));
        assertThat(host.capabilities()).doesNotContain("link");

        var shown =
                JSON.readTree(api.get(NICS + "?accept=application/json").body()).at("/host_nic/0");

        assertThat(shown.path("name").asText()).isEqualTo("eth0");
        assertThat(shown.has("mtu")).isFalse();
        assertThat(shown.has("speed")).isFalse();
    }
}
