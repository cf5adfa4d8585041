package org.vireo.pki.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsListenerTest {
    @TempDir
    Path directory;

    @Test
    void opensHttpsAndNothingElse() {
        var authority = new LocalCertificateAuthority(directory.resolve("pki"), List.of(), Clock.systemUTC());
        var wanted = HttpsListener.wanted(authority, "0.0.0.0", 8443);
        assertThat(wanted)
                .containsEntry("org.osgi.service.http.enabled", "false")
                .containsEntry("org.osgi.service.http.secure.enabled", "true")
                .containsEntry("org.osgi.service.http.port.secure", "8443")
                .containsEntry("org.ops4j.pax.web.ssl.protocols.included", "TLSv1.2,TLSv1.3");
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThatThrownBy(() -> HttpsListener.wanted(null, "0.0.0.0", 70000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https_port");
    }
}
