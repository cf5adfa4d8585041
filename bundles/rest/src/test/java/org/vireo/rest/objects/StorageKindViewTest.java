package org.vireo.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.storage.StorageKind;
import org.vireo.spi.SettingSpec;

class StorageKindViewTest {
    private static final SettingSpec ADDRESS = new SettingSpec("address", "Server", SettingSpec.Kind.TEXT, true, "");

    @Test
    void saysWhereEachSettingGoes() {
        var kind = new StorageKind(
                "ceph",
                List.of(
                        ADDRESS,
                        new SettingSpec("pool", "Pool", SettingSpec.Kind.TEXT, true, ""),
                        new SettingSpec("key", "Key", SettingSpec.Kind.SECRET, true, ""),
                        new SettingSpec("password", "Password", SettingSpec.Kind.SECRET, false, "")));
        var shown = StorageKindView.shown(kind);
        assertThat(shown)
                .containsEntry("storage", Map.of("type", "posixfs", "vfs_type", "ceph"))
                .containsEntry("luns", false);
        var sentAs = ((List<?>) shown.get("settings"))
                .stream()
                        .map(setting -> (Object) ((Map<?, ?>) setting).get("sent_as"))
                        .toList();
        assertThat(sentAs).isEqualTo(List.of("address", "driver_options", "driver_sensitive_options", "password"));
    }

    @Test
    void knowsWhatLiesOnLuns() {
        var lun = new SettingSpec("lun", "LUN", SettingSpec.Kind.TEXT, true, "");
        assertThat(StorageKindView.shown(new StorageKind("iscsi", List.of(ADDRESS, lun))))
                .containsEntry("luns", true)
                .containsEntry("storage", Map.of("type", "iscsi"));
    }
}
