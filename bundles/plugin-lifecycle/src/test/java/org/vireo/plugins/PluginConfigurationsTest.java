package org.vireo.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

class PluginConfigurationsTest {
    @TempDir
    Path etc;

    /** The container ends a configuration by itself when it sees that its file is gone. */
    @Test
    void aConfigurationThatTheContainerEndedFirstIsGoneAllTheSame() throws IOException {
        var file = Files.writeString(etc.resolve("vireo.sample.cfg"), "answer = mine\n");
        var ended = played(Configuration.class, null);

        new PluginConfigurations(played(ConfigurationAdmin.class, ended), etc).delete("vireo.sample");

        assertThat(file).doesNotExist();
    }

    private static <T> T played(Class<T> type, Configuration configuration) {
        return type.cast(Proxy.newProxyInstance(
                PluginConfigurationsTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("delete")) {
                        throw new IllegalStateException("Configuration vireo.sample deleted");
                    }
                    return configuration;
                }));
    }
}
