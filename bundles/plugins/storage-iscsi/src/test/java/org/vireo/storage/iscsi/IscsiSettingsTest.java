package org.vireo.storage.iscsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

class IscsiSettingsTest {
    private static Map<String, String> with(String name, String value) {
        var settings = new HashMap<>(Map.of(
                "address",
                "192.0.2.7",
                "target",
                "iqn.2026-11.org.example:vms",
                "lun",
                "1",
                "username",
                "vireo",
                "password",
                "s3same"));
        settings.put(name, value);
        return settings;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "address|[2001:db8::1]:3261",
                "address|san.example.org",
                "target|eui.02004567a425678d",
                "lun|0",
                "lun|255",
                "username|iqn.2026-11.org.example:user",
                "password|s3same+/=_!",
                "override|true"
            })
    void takesWhatMakesSense(String name, String value) {
        assertThat(IscsiSettings.check(with(name, value))).containsEntry(name, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "address|''",
                "address|a,b",
                "address|2001:db8::1",
                "address|a;b",
                "target|''",
                "target|vms",
                "target|iqn.a/1",
                "target|iqn.a,b",
                "lun|''",
                "lun|-1",
                "lun|01",
                "lun|256",
                "lun|one",
                "username|a b",
                "username|''",
                "password|''",
                "password|s3same but with spaces in it",
                "override|perhaps",
                "path|x"
            })
    void refusesTheRestByNameAndShowsNoPassword(String name, String value) {
        assertThatThrownBy(() -> IscsiSettings.check(with(name, value)))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(ModelError.BAD_VALUE))
                .hasMessageContaining("'" + name + "'")
                .hasMessageNotContaining("s3same");
    }
}
