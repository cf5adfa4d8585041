package org.vireo.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.model.ByteSize;
import org.vireo.model.DirectBoot;
import org.vireo.model.HostId;
import org.vireo.model.Secret;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;

class ModelJsonTest {
    private static final String ID = "123e4567-e89b-42d3-a456-426614174000";
    private final ObjectMapper json = ModelJson.newMapper();

    record Sample(VmId vm, Optional<HostId> host, ByteSize size, Secret secret) {}

    @Test
    void writesIdsAndSecretsAsTextAndSizesAsNumbers() throws Exception {
        var sample = new Sample(VmId.of(ID), Optional.empty(), ByteSize.ofKiB(1), Secret.of("x"));
        assertThat(json.writeValueAsString(sample))
                .isEqualTo("{\"vm\":\"" + ID + "\",\"host\":null,\"size\":1024,\"secret\":\"x\"}");
        assertThat(json.readValue(json.writeValueAsString(sample), Sample.class))
                .isEqualTo(sample);
    }

    @Test
    void readsSettingsBackAsTheyWere() throws Exception {
        var settings = VmSettings.BLANK
                .edit()
                .directBoot(Optional.of(new DirectBoot("/boot/k", "", "quiet")))
                .customProperties(Map.of("hook", "1"))
                .done();
        assertThat(json.readValue(json.writeValueAsString(settings), VmSettings.class))
                .isEqualTo(settings);
    }

    @Test
    void writesNothingOfWhatIsAsUsualAndReadsItBack() throws Exception {
        var text = json.writeValueAsString(VmSettings.BLANK);
        assertThat(text).doesNotContain("fittings", "conduct", "payloads", "initialization");
        assertThat(json.readValue(text, VmSettings.class)).isEqualTo(VmSettings.BLANK);
    }

    @Test
    void readsSettingsThatWereKeptBeforeThereWereFittings() throws Exception {
        var old = "{\"memory\":1073741824,\"guaranteedMemory\":1073741824,\"maxMemory\":4294967296,"
                + "\"cpu\":{\"sockets\":1,\"cores\":1,\"threads\":1},\"osType\":\"other\",\"biosType\":\"Q35_SEA_BIOS\","
                + "\"bootOrder\":[\"HD\"],\"directBoot\":null,\"graphics\":[\"VNC\"],\"serialConsole\":false,"
                + "\"type\":\"SERVER\",\"timeZone\":\"Etc/GMT\",\"deleteProtected\":false,\"stateless\":false,"
                + "\"highlyAvailable\":false,\"priority\":1,\"pinnedHosts\":[],\"customProperties\":{}}";
        assertThat(json.readValue(old, VmSettings.class)).isEqualTo(VmSettings.BLANK);
    }

    @Test
    void readsBackSettingsWithEverythingSet() throws Exception {
        var full = FullSettings.make();
        assertThat(json.readValue(json.writeValueAsString(full), VmSettings.class))
                .isEqualTo(full);
        assertThat(full.toString()).doesNotContain(FullSettings.PASSWORD);
    }

    @Test
    void saysWhichIdCannotBeRead() {
        assertThatThrownBy(() -> json.readValue("{\"vm\":\"1-2-3-4-5\"}", Sample.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("VmId");
    }

    @Test
    void ignoresMembersItDoesNotKnow() throws Exception {
        var read = json.readValue("{\"vm\":\"" + ID + "\",\"later\":1}", Sample.class);
        assertThat(read.vm()).isEqualTo(VmId.of(ID));
    }
}
