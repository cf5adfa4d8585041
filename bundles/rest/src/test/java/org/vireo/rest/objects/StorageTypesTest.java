package org.vireo.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.vireo.rest.types.HostStorage;
import org.vireo.rest.types.Properties;
import org.vireo.rest.types.Property;
import org.vireo.rest.types.StorageType;

class StorageTypesTest {
    private static final Predicate<String> INSTALLED = type -> type.equals("acme") || type.equals("nfs");

    private static HostStorage sent(StorageType type, String kind) {
        var storage = new HostStorage();
        storage.setType(type);
        storage.setVfsType(kind);
        storage.setPath("/srv/acme");
        return storage;
    }

    private static StorageTypes.Meant meant(HostStorage sent) {
        return StorageTypes.meant(sent.getType(), StorageTypes.settings(sent), INSTALLED);
    }

    private static Properties option(String name, String value) {
        var option = new Property();
        option.setName(name);
        option.setValue(value);
        var options = new Properties();
        options.getProperties().add(option);
        return options;
    }

    @Test
    void aTypeWithoutAWordIsAKindOfFileSystem() {
        assertThat(meant(sent(StorageType.POSIXFS, "acme")))
                .isEqualTo(new StorageTypes.Meant("acme", Map.of("path", "/srv/acme")));
        var shown = StorageTypes.storage("acme", Map.of("path", "/srv/acme"));
        assertThat(shown.getType()).isEqualTo(StorageType.POSIXFS);
        assertThat(meant(shown).type()).isEqualTo("acme");
    }

    @Test
    void otherFileSystemsAndTypesStayWhatTheyAre() {
        for (var kind : new String[] {"gfs2", "nfs", "glusterfs", "ceph", null}) {
            var sent = sent(StorageType.POSIXFS, kind);
            assertThat(meant(sent)).isEqualTo(new StorageTypes.Meant("posixfs", StorageTypes.settings(sent)));
        }
        assertThat(meant(sent(StorageType.NFS, "acme")).type()).isEqualTo("nfs");
    }

    @Test
    void settingsWithoutAFieldAreOptionsOfTheDriver() {
        var sent = sent(StorageType.POSIXFS, "acme");
        sent.setDriverOptions(option("stripes", "4"));
        sent.setDriverSensitiveOptions(option("token", "s3same"));
        assertThat(meant(sent).settings()).containsOnly(Map.entry("path", "/srv/acme"), Map.entry("stripes", "4"));
        assertThat(StorageTypes.secrets(sent).get("token").reveal()).isEqualTo("s3same");
        var shown = StorageTypes.storage("acme", meant(sent).settings());
        assertThat(shown.getDriverOptions().getProperties().get(0).getValue()).isEqualTo("4");
        assertThat(shown.getDriverSensitiveOptions()).isNull();
    }

    @Test
    void noSettingComesByTwoWays() {
        var sent = sent(StorageType.POSIXFS, "acme");
        sent.setDriverOptions(option("path", "/elsewhere"));
        assertThatThrownBy(() -> StorageTypes.settings(sent)).hasMessageContaining("driver_options");
    }
}
