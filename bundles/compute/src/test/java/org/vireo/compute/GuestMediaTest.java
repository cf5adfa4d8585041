package org.vireo.compute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.model.GuestAddress;
import org.vireo.model.GuestLogin;
import org.vireo.model.GuestNetwork;
import org.vireo.model.GuestNicConfiguration;
import org.vireo.model.Initialization;
import org.vireo.model.IpMethod;
import org.vireo.model.Payload;
import org.vireo.model.Secret;
import org.vireo.model.WindowsSetup;

class GuestMediaTest {
    private final ObjectMapper json = new ObjectMapper();

    private static Initialization wish(String script) {
        var nic = new GuestNicConfiguration(
                "eth0",
                true,
                new GuestAddress(IpMethod.STATIC, "192.0.2.5", "255.255.255.0", "192.0.2.1"),
                new GuestAddress(IpMethod.DHCP, "", "", ""));
        return new Initialization(
                "web-1",
                "Europe/Berlin",
                script,
                false,
                new GuestLogin(
                        "alice", Optional.of(Secret.of("a\"b: <c>")), "ssh-ed25519 AAAA a\n\nssh-rsa BBBB b", true),
                new GuestNetwork("192.0.2.2 192.0.2.3", "example.org", List.of(nic), ""),
                new WindowsSetup(
                        "ad.example.org", "", "Example & Sons", Optional.of(Secret.of("KEY")), "", "", "", "en-US"));
    }

    private static String file(Payload medium, String name) {
        return medium.files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow()
                .content()
                .reveal();
    }

    private JsonNode config(Payload medium) throws Exception {
        var text = file(medium, "user-data");
        assertThat(text).startsWith("#cloud-config\n");
        return json.readTree(text.substring("#cloud-config\n".length()));
    }

    @Test
    void cloudInitIsToldWhoLogsInAndHowToConnect() throws Exception {
        var medium = CloudInit.medium(wish(""), "vm", "i-1");
        assertThat(medium.volumeId()).isEqualTo("cidata");
        var config = config(medium);
        assertThat(config.path("user").asText()).isEqualTo("alice");
        assertThat(config.path("password").asText()).isEqualTo("a\"b: <c>");
        assertThat(config.path("ssh_authorized_keys")).hasSize(2);
        assertThat(config.path("timezone").asText()).isEqualTo("Europe/Berlin");
        assertThat(config.path("ssh_deletekeys").asBoolean()).isTrue();
        var meta = json.readTree(file(medium, "meta-data"));
        assertThat(meta.path("instance-id").asText()).isEqualTo("i-1");
        assertThat(meta.path("local-hostname").asText()).isEqualTo("web-1");
        var network = json.readTree(file(medium, "network-config"));
        assertThat(network.at("/config/0/subnets/0/address").asText()).isEqualTo("192.0.2.5");
        assertThat(network.at("/config/0/subnets/1/type").asText()).isEqualTo("dhcp6");
        assertThat(network.at("/config/1/address")).hasSize(2);
        assertThat(medium.toString()).doesNotContain("a\"b");
    }

    @Test
    void aScriptOfTheClientsIsAPartOfItsOwn() {
        var text = file(CloudInit.medium(wish("#!/bin/sh\ndate"), "vm", "i-1"), "user-data");
        assertThat(text)
                .startsWith("Content-Type: multipart/mixed")
                .contains("text/cloud-config", "text/x-shellscript", "#!/bin/sh\ndate");
        assertThat(file(CloudInit.medium(wish("runcmd: [date]"), "vm", "i-1"), "user-data"))
                .doesNotContain("x-shellscript")
                .contains("runcmd: [date]");
    }

    @Test
    void windowsGetsAnAnswerFileOrThatOfTheClient() {
        var text = file(Sysprep.medium(wish(""), "a-name-that-is-much-too-long"), "unattend.xml");
        assertThat(text)
                .contains("<ComputerName>web-1</ComputerName>")
                .contains("<ProductKey>KEY</ProductKey>")
                .contains("<RegisteredOrganization>Example &amp; Sons</RegisteredOrganization>")
                .contains("<JoinDomain>ad.example.org</JoinDomain>")
                .contains("a\"b: &lt;c&gt;");
        assertThat(file(Sysprep.medium(wish("<mine/>"), "vm"), "Autounattend.xml"))
                .isEqualTo("<mine/>");
    }
}
