package org.vireo.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vireo.engine.api.secret.SecretName;

class PluginFormsTest {
    @Test
    void secretsOfHiddenFieldsHaveNamesToo() {
        assertThat(PluginSecrets.name("directory-ldap", "vireo.directory.ldap~corp", ".bind_password"))
                .isEqualTo(new SecretName("plugin/directory-ldap/vireo.directory.ldap~corp/bind_password"));
        assertThat(PluginSecrets.name("storage-nfs", "vireo.storage.nfs", "server"))
                .isEqualTo(new SecretName("plugin/storage-nfs/vireo.storage.nfs/server"));
    }
}
