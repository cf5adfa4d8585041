package org.vireo.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vireo.engine.api.plugin.HalfState;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.inventory.Plugin;
import org.vireo.model.PluginId;
import org.vireo.model.PluginStatus;

class HalfDifferenceTest {
    private static final String NFS = "storage-nfs";

    @TempDir
    private Path directory;

    @BeforeEach
    void unpack() throws IOException {
        unpack(NFS, "1.0.0", "\"repository/half.jar\"");
        unpack(NFS, "1.1.0", "\"repository/half.jar\"");
        unpack("notify-sms", "1.0.0", "");
    }

    private void unpack(String id, String version, String host) throws IOException {
        var file = directory.resolve(id).resolve(version).resolve(PackageReader.MANIFEST);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "{\"format\":1,\"id\":\"" + id + "\",\"version\":\"" + version
                        + "\",\"vendor\":\"Vireo\",\"licence\":\"Apache-2.0\",\"name\":\"x\",\"description\":\"x\","
                        + "\"engine_min\":\"0.1.0\",\"provides\":[{\"kind\":\"storage\",\"type\":\"nfs\"}],"
                        + "\"engine\":[\"repository/engine.jar\"],\"host\":[" + host + "]}");
    }

    private static Plugin row(String name, String version, PluginStatus status) {
        var row = new Plugin(PluginId.named(name));
        row.setName(name);
        row.setVersion(version);
        row.setStatus(status);
        return row;
    }

    private HalfDifference difference(List<Plugin> rows, HalfState... present) {
        return HalfDifference.of(rows, new PluginFiles(directory), List.of(present));
    }

    private static HalfState half(String version, boolean active) {
        return new HalfState(NFS, version, active, active ? "" : "broken");
    }

    @Test
    void findsNothingWhenAllIsAsItShouldBe() {
        var rows = List.of(row(NFS, "1.0.0", PluginStatus.ACTIVE), row("notify-sms", "1.0.0", PluginStatus.ACTIVE));
        assertThat(difference(rows, half("1.0.0", true)).isEmpty()).isTrue();
    }

    @Test
    void findsHalvesThatLackOrAreOldOrDoNotRun() {
        var rows = List.of(row(NFS, "1.1.0", PluginStatus.DEGRADED));
        for (var found : List.of(
                difference(rows), difference(rows, half("1.0.0", true)), difference(rows, half("1.1.0", false)))) {
            assertThat(found.missing()).extracting(PluginManifest::text).containsExactly("storage-nfs 1.1.0");
            assertThat(found.surplus()).isEmpty();
        }
    }

    @Test
    void findsHalvesOfNoPlugin() {
        assertThat(difference(List.of(), half("1.0.0", true)).surplus()).containsExactly(NFS);
    }

    @ParameterizedTest
    @EnumSource(names = {"DISABLED", "FAILED"})
    void findsHalvesOfPluginsThatAreOff(PluginStatus status) {
        assertThat(difference(List.of(row(NFS, "1.0.0", status)), half("1.0.0", true))
                        .surplus())
                .containsExactly(NFS);
    }

    @ParameterizedTest
    @EnumSource(names = {"INSTALLING", "REMOVING", "QUARANTINED"})
    void leavesPluginsAloneThatOthersSeeTo(PluginStatus status) {
        var rows = List.of(row(NFS, "1.1.0", status));
        assertThat(difference(rows, half("1.0.0", true)).isEmpty()).isTrue();
        assertThat(difference(rows).isEmpty()).isTrue();
    }
}
