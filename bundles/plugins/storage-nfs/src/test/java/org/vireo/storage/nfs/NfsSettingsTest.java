package org.vireo.storage.nfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

class NfsSettingsTest {
    private static Map<String, String> with(String name, String value) {
        var settings = new HashMap<>(Map.of("address", "nfs.example.org", "path", "/export/vm"));
        settings.put(name, value);
        return settings;
    }

    @Test
    void defaultsAreFilledIn() {
        assertThat(NfsSettings.check(with("path", "/x")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "address",
                        "nfs.example.org",
                        "path",
                        "/x",
                        "nfs_version",
                        "auto",
                        "nfs_retrans",
                        "3",
                        "nfs_timeo",
                        "100"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "address|192.0.2.7",
                "address|[2001:db8::1]",
                "address|a",
                "path|/a/b-c_d.e",
                "nfs_version|v4_2",
                "mount_options|rsize=65536,nconnect=4,sec=krb5p",
                "nfs_retrans|0",
                "nfs_timeo|6000"
            })
    void takesWhatMakesSense(String name, String value) {
        assertThatCode(() -> NfsSettings.check(with(name, value))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "address|''",
                "address|-oh",
                "address|a b",
                "address|a:/b",
                "address|a;b",
                "address|2001:db8::1",
                "path|''",
                "path|/",
                "path|export",
                "path|/a/../b",
                "path|/a/.",
                "path|/a b",
                "path|/a?uid=0",
                "path|/a/",
                "path|//a",
                "nfs_version|v2",
                "nfs_version|4",
                "mount_options|hard",
                "mount_options|rsize=1,exec",
                "mount_options|,",
                "mount_options|timeo=1",
                "mount_options|rsize=$(x)",
                "nfs_retrans|-1",
                "nfs_retrans|31",
                "nfs_timeo|0",
                "nfs_timeo|ten"
            })
    void refusesTheRestByName(String name, String value) {
        assertThatThrownBy(() -> NfsSettings.check(with(name, value)))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(ModelError.BAD_VALUE))
                .hasMessageContaining("'" + name + "'");
    }
}
