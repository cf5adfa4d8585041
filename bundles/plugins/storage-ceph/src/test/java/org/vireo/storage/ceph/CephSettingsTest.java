package org.vireo.storage.ceph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

class CephSettingsTest {
    private static Map<String, String> with(String name, String value) {
        var settings = new HashMap<>(Map.of(
                "address",
                "192.0.2.7",
                "path",
                "vms",
                "username",
                "vireo",
                "password",
                "AQBvPkZnAAAAABAAs3sames3sameAA=="));
        settings.put(name, value);
        return settings;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "address|a.example.org,b.example.org:6789,[2001:db8::1],[2001:db8::2]:3300",
                "path|vms-ssd_1.x",
                "username|vireo.lab",
                "password|AQBvPkZnAAAAABAAs3same+/s3sameA="
            })
    void takesWhatMakesSense(String name, String value) {
        assertThat(CephSettings.check(with(name, value))).containsEntry(name, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "address|''",
                "address|a,",
                "address|a b",
                "address|2001:db8::1",
                "address|a;b",
                "path|''",
                "path|a/b",
                "path|a:conf=/x",
                "path|-p",
                "path|a@b",
                "username|''",
                "username|client.admin",
                "username|a:b",
                "username|a@b",
                "password|''",
                "password|short",
                "password|s3same but with spaces in it",
                "namespace|x"
            })
    void refusesTheRestByNameAndShowsNoKey(String name, String value) {
        assertThatThrownBy(() -> CephSettings.check(with(name, value)))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(ModelError.BAD_VALUE))
                .hasMessageContaining("'" + name + "'")
                .hasMessageNotContaining("s3same");
    }
}
