package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.center.AddHost;
import org.vireo.engine.api.center.ConfirmHostDown;
import org.vireo.engine.api.center.FenceHost;
import org.vireo.inventory.Host;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Vm;
import org.vireo.model.ByteSize;
import org.vireo.model.CpuTopology;
import org.vireo.model.GraphicsType;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.VirtMode;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.host.HostCapabilities;
import org.vireo.protocol.host.HostFacts;
import org.vireo.protocol.host.HostNic;
import org.vireo.protocol.host.HostNicCounters;
import org.vireo.protocol.host.HostSample;
import org.vireo.protocol.host.NicCounters;
import org.vireo.protocol.host.NumaNode;
import org.vireo.protocol.host.NumaSample;
import org.vireo.protocol.host.VmSample;
import org.vireo.protocol.vm.GuestData;
import org.vireo.protocol.vm.GuestNic;
import org.vireo.protocol.vm.GuestSystem;
import org.vireo.protocol.vm.GuestUser;
import org.vireo.rest.define.Samples;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;

/** What comes from hosts and guests, as clients see it. */
class ShapesTest {
    private static final ObjectMapper JSON = ModelJson.newMapper();
    private static final String VM = "/vms/" + World.UP.value();

    private final FakeEngine engine = World.engine();
    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(engine);
        var guest = new GuestData(
                "8.1",
                "hello.example",
                new GuestSystem("debian", "Debian GNU/Linux", "12", "6.1.0", "x86_64"),
                List.of(new GuestNic("eth0", "56:6f:76:5c:00:00", List.of("10.0.0.9", "fe80::1"))),
                List.of(new GuestUser("root", Instant.EPOCH)),
                List.of(),
                "UTC");
        engine.inventory.get(Vm.class, World.UP).setGuest(JSON.writeValueAsString(guest));
        engine.inventory.get(Vm.class, World.DOWN).setGuest(JSON.writeValueAsString(guest));
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    @Test
    void guestTellsItsAddressesWhileItRuns() throws Exception {
        assertThat(api.get(VM + "/reporteddevices").body())
                .contains("<name>eth0</name>")
                .contains("<address>10.0.0.9</address>")
                .contains("<version>v4</version>")
                .contains("<version>v6</version>")
                .contains("<type>network</type>");
        assertThat(api.get(VM).body())
                .contains("<fqdn>hello.example</fqdn>")
                .contains("<distribution>Debian GNU/Linux");
        assertThat(api.get(VM + "/sessions").body()).contains("<user_name>root</user_name>");
        assertThat(api.get("/vms/" + World.DOWN.value() + "/reporteddevices").body())
                .contains("<reported_devices/>");
    }

    @Test
    void reportedDeviceCanBeReadByItsId() throws Exception {
        var list = api.get(VM + "/reporteddevices").body();
        var start = list.indexOf("href=\"") + "href=\"/ovirt-engine/api".length();
        var one = api.get(list.substring(start, list.indexOf('"', start)));
        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(one.body()).contains("<reported_device ").contains("eth0");
    }

    @Test
    void hostShowsWhatItsAgentTold() throws Exception {
        var told = told(Optional.empty());
        engine.inventory.get(Host.class, World.HOST).setCapabilities(JSON.writeValueAsString(told));
        var host = api.get("/hosts/" + World.HOST.value()).body();
        assertThat(host)
                .contains("<memory>17179869184</memory>")
                .contains("<uuid>11111111-2222-3333-4444-555555555555</uuid>")
                .contains("<cores>4</cores>");
        assertThat(host.substring(host.indexOf("<summary>"))).contains("<active>1</active>");
        assertThat(api.get("/hosts/" + World.HOST.value() + "/nics").body())
                .contains("<host_nics>")
                .contains("<address>10.0.0.1</address>")
                .contains("<status>up</status>");
    }

    @Test
    void statisticsComeFromTheLatestSamples() throws Exception {
        var sample = new VmSample(
                World.UP,
                Duration.ofSeconds(9),
                ByteSize.ofGiB(1),
                ByteSize.ofMiB(300),
                List.of(),
                List.of(new NicCounters("56:6f:76:5c:00:00", 111, 222, 0, 0)));
        engine.vmLoad = Optional.of(new Samples.VmLoad(sample, 12.345));
        engine.hostSample =
                Optional.of(new HostSample(10, 5, ByteSize.ofGiB(1), ByteSize.ofGiB(4), 0.5, Duration.ofHours(1)));
        var nic = new Nic(NicId.of("00000000-0000-0000-0000-0000000000f1"));
        nic.setName("nic1");
        nic.setModel(NicModel.VIRTIO);
        nic.setMac("56:6f:76:5c:00:00");
        nic.setVmId(Optional.of(World.UP));
        engine.inventory.add(nic);
        assertThat(api.get(VM + "/statistics").body()).contains("memory.used").contains("<datum>12.35</datum>");
        assertThat(api.get(VM + "/nics/" + nic.id().value() + "/statistics").body())
                .contains("data.total.rx")
                .contains("<datum>111</datum>");
        assertThat(api.get("/hosts/" + World.HOST.value() + "/statistics").body())
                .contains("<name>cpu.current.idle</name>")
                .contains("<datum>85.00</datum>");
    }

    @Test
    void partsOfAHostTellTheirShare() throws Exception {
        engine.inventory
                .get(Host.class, World.HOST)
                .setCapabilities(JSON.writeValueAsString(told(Optional.of(facts()))));
        engine.hostSample = Optional.of(new HostSample(
                10,
                5,
                ByteSize.ofGiB(1),
                ByteSize.ofGiB(4),
                0.5,
                Duration.ofHours(1),
                List.of(new HostNicCounters("eth0", 4321, 1234, 3, 2)),
                List.of(new NumaSample(0, 20.5, 9.5, ByteSize.ofGiB(4), ByteSize.ofGiB(3)))));
        var host = "/hosts/" + World.HOST.value();
        assertThat(api.get(first(host + "/nics") + "/statistics").body())
                .contains("<name>data.total.rx</name>")
                .contains("<datum>4321</datum>")
                .contains("<name>errors.total.tx</name>");
        assertThat(api.get(first(host + "/numanodes") + "/statistics").body())
                .contains("<name>memory.used</name>")
                .contains("<datum>1073741824</datum>")
                .contains("<datum>70.00</datum>");
        engine.hostSample = Optional.empty();
        assertThat(api.get(first(host + "/nics") + "/statistics").body()).contains("<statistics/>");
    }

    private static HostCapabilities told(Optional<HostFacts> facts) {
        return new HostCapabilities(
                "alpha.example",
                "Debian GNU/Linux 12",
                "6.1.0-28-amd64",
                "0.1.0",
                "9.0.0",
                "7.2.15",
                VirtMode.KVM,
                "a guest ran",
                "EPYC",
                new CpuTopology(1, 4, 2),
                ByteSize.ofGiB(16),
                "11111111-2222-3333-4444-555555555555",
                List.of("localfs"),
                List.of("bridge"),
                List.of(GraphicsType.VNC),
                List.of(new HostNic("eth0", "52:54:00:00:00:01", List.of("10.0.0.1"), true)),
                facts);
    }

    private static HostFacts facts() {
        var node = new NumaNode(0, ByteSize.ofGiB(4), List.of(0, 1), List.of(10));
        return new HostFacts(
                "",
                "",
                "",
                "",
                "",
                "",
                "disabled",
                Optional.empty(),
                false,
                false,
                List.of(),
                List.of(node),
                List.of());
    }

    private String first(String path) throws Exception {
        var id =
                Pattern.compile(" id=\"([0-9a-f-]{36})\"").matcher(api.get(path).body());
        assertThat(id.find()).isTrue();
        return path + "/" + id.group(1);
    }

    @Test
    void storageDomainShowsItsStatusOnlyWithinItsDataCenter() throws Exception {
        assertThat(api.get("/storagedomains").body())
                .doesNotContain("<status>")
                .contains("<available>64424509440</available>")
                .contains("<committed>5368709120</committed>")
                .contains("<type>localfs</type>");
        assertThat(api.get("/datacenters/" + World.CENTER.value() + "/storagedomains")
                        .body())
                .contains("<status>active</status>")
                .contains("rel=\"deactivate\"");
        assertThat(api.get("/datacenters/" + World.CENTER.value() + "/storagedomains/" + World.DOMAIN.value()
                                + "/disks")
                        .body())
                .contains("hello_Disk1");
        assertThat(api.get("/storagedomains/" + World.DOMAIN.value() + "/disks").body())
                .contains("hello_Disk1");
        assertThat(api.get("/storagedomains/" + World.DOMAIN.value() + "/disks;unregistered=true")
                        .body())
                .contains("<disks/>");
    }

    @Test
    void storageDomainIsUnknownWhileThePluginOfItsTypeIsAway() throws Exception {
        var path = "/datacenters/" + World.CENTER.value() + "/storagedomains";

        engine.storage.absent.add("localfs");
        assertThat(api.get(path).body()).contains("<status>unknown</status>");

        engine.storage.absent.clear();
        assertThat(api.get(path).body()).contains("<status>active</status>");
    }

    @Test
    void fencesAHostOrTakesAnAdministratorsWordThatItIsOff() throws Exception {
        var path = "/hosts/" + World.HOST.value() + "/fence";

        assertThat(api.send("POST", path, "<action><fence_type>manual</fence_type></action>")
                        .statusCode())
                .isEqualTo(200);
        assertThat(engine.<ConfirmHostDown>last().id()).isEqualTo(World.HOST);

        assertThat(api.send("POST", path, "<action><fence_type>restart</fence_type></action>")
                        .statusCode())
                .isEqualTo(200);
        assertThat(engine.<FenceHost>last()).isEqualTo(new FenceHost(World.HOST, FenceHost.Action.RESTART, false));
        assertThat(api.send("POST", path, "<action><fence_type>status</fence_type></action>")
                        .body())
                .contains("<power_management>")
                .contains("<status>on</status>");
        assertThat(api.send("POST", path, "<action><fence_type>explode</fence_type></action>")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void saysOfEveryActionOnAHostThatItCannotDoWhy() throws Exception {
        for (var action : List.of("upgrade", "enrollcertificate", "forceselectspm")) {
            var refused = api.send("POST", "/hosts/" + World.HOST.value() + "/" + action, "<action/>");
            assertThat(refused.statusCode()).as(action).isBetween(400, 409);
            assertThat(refused.body()).as(action).contains("<detail>[").contains(".]");
        }
    }

    @Test
    void adoptsTheAgentThatWaitsAtTheAddressOfANewHost() throws Exception {
        var sent = "<host><name>h2</name><address>h2.test</address><root_password>secret</root_password>"
                + "<ssh><fingerprint>SHA256:abc</fingerprint></ssh></host>";
        assertThat(api.send("POST", "/hosts", sent).statusCode()).isBetween(201, 409);
        var command = engine.<AddHost>last();
        assertThat(command.adopt()).isTrue();
        assertThat(command.fingerprint()).contains("SHA256:abc");
        assertThat(command.toString()).doesNotContain("secret");
    }

    @Test
    void showsWhatNobodyHasSetOfAHost() throws Exception {
        assertThat(api.get("/hosts/" + World.HOST.value()).body())
                .contains("<power_management>")
                .contains("<automatic_pm_enabled>false</automatic_pm_enabled>")
                .contains("<protocol>stomp</protocol>")
                .contains("<port>22</port>")
                .contains("<update_available>false</update_available>");
    }
}
