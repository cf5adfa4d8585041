package org.vireo.host.storage.iscsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.model.DiskId;
import org.vireo.model.VireoException;

class IscsiImagesTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "address", "192.0.2.7",
            "target", "iqn.2026-11.org.example:vms",
            "lun", "1",
            "username", "vireo",
            "password", "s3same");

    @TempDir
    private Path place;

    @Test
    void aPasswordIsInAFileOfRootsForACallAndNowhereElse() throws IOException {
        var run = place.resolve("run");
        try (var images = new IscsiImages(run, "iqn.2026-11.org.vireo:host", IscsiTarget.of(SETTINGS))) {
            assertThat(run).doesNotExist();
            var keys = images.keys();
            var file = Path.of(List.copyOf(keys.values()).get(0));
            assertThat(Files.readString(file)).isEqualTo("s3same");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(images.keys()).isEqualTo(keys);
            var name = images.name(new Catalogue.Slice(33 << 20, 2 << 20, 1 << 20, 0));
            assertThat(name + keys).doesNotContain("s3same");
        }
        assertThat(run).isEmptyDirectory();
    }

    @Test
    void slicesAreFoundInHeadersOfOursAndOfHypervisors() {
        var open = new HashMap<>(SETTINGS);
        open.keySet().removeAll(List.of("username", "password"));
        try (var images = new IscsiImages(place, "iqn.2026-11.org.vireo:host", IscsiTarget.of(open))) {
            var name = images.name(new Catalogue.Slice(33 << 20, 2 << 20, 1 << 20, 0));
            assertThat(IscsiImages.offset(name)).hasValue(33 << 20);
            assertThat(images.keys()).isEmpty();
        }
        assertThat(IscsiImages.offset(
                        "json:{\"driver\":\"qcow2\",\"file\":{\"driver\":\"raw\",\"offset\":\"99\",\"size\":\"7\"}}"))
                .hasValue(99);
        assertThat(IscsiImages.offset("json:{")).isEmpty();
        assertThat(IscsiImages.offset("/etc/passwd")).isEmpty();
    }

    @Test
    void onlyImagesAreVolumes() {
        var disk = DiskId.random();
        assertThat(IscsiImages.disk("d/images/" + disk)).contains(disk);
        assertThat(IscsiImages.disk("d/images/." + disk + ".x.part")).isEmpty();
        assertThat(IscsiImages.disk("d/records/" + disk)).isEmpty();
    }

    @Test
    void whatWouldNotPassAsASettingIsNotUsed() {
        for (var bad : Map.of(
                        "address", "a b",
                        "target", "iqn.x/../y",
                        "lun", "256",
                        "username", "a\"b",
                        "password", "has spaces")
                .entrySet()) {
            var settings = new HashMap<>(SETTINGS);
            settings.put(bad.getKey(), bad.getValue());
            assertThatThrownBy(() -> IscsiTarget.of(settings))
                    .isInstanceOf(VireoException.class)
                    .hasMessageContaining(bad.getKey())
                    .hasMessageNotContaining("has spaces");
        }
        assertThat(IscsiTarget.of(SETTINGS).toString())
                .contains("192.0.2.7:3260")
                .doesNotContain("s3same");
    }
}
