package org.vireo.engine.api.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.model.VireoException;

class SecretNameTest {
    @Test
    void joinsSegments() {
        var name = SecretName.ofPlugin("directory-ldap").child("vireo.directory.ldap~corp");

        assertThat(name).hasToString("plugin/directory-ldap/vireo.directory.ldap~corp");
        assertThat(name.isBelow(SecretName.ofPlugin("directory-ldap"))).isTrue();
        assertThat(name.isBelow(SecretName.ofPlugin("directory"))).isFalse();
        assertThat(name.isBelow(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a/", "/a", "a//b", "../a", "a/..", "a b", "a/%", "-a", "ä"})
    void refusesOtherForms(String text) {
        assertThatThrownBy(() -> new SecretName(text)).isInstanceOf(VireoException.class);
    }

    @Test
    void refusesSlashesWithinASegment() {
        assertThatThrownBy(() -> SecretName.ofPlugin("a/b")).isInstanceOf(VireoException.class);
        assertThatThrownBy(() -> SecretName.ofPlugin("a").child("b/c")).isInstanceOf(VireoException.class);
    }
}
