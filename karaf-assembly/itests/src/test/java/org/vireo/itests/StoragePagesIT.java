package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.Chromium;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.testkit.LabServer;

/** Storage domains on real servers by the dialogs of the portal; pictures lie in {@code target/portal/storage}. */
@InLab
class StoragePagesIT {
    private static final List<String> PLUGINS = List.of("storage-iscsi", "storage-ceph", "storage-nfs");

    @Test
    void domainsOnRealServersAreMadeTakenBackAndRemovedByClicks(Lab lab) throws IOException {
        lab.awaitUsable(lab.alpha());
        PLUGINS.forEach(lab.engine()::install);
        try (var iscsi = LabServer.start("iscsi-server");
                var ceph = LabServer.start("ceph-server");
                var nfs = LabServer.start("nfs-server")) {
            var seen = Chromium.play(
                    "storage",
                    lab.engine(),
                    iscsi.address(),
                    secret(iscsi, "password"),
                    ceph.address(),
                    secret(ceph, "vireo.key"),
                    nfs.address());

            shows(seen);
            assertThat(ceph.ask("rbd", "ls", "vms")).isEmpty();
            try (var left = Files.list(nfs.directory().resolve("export"))) {
                assertThat(left).isEmpty();
            }
        }
        PLUGINS.forEach(plugin -> assertThat(lab.engine().shell().run("vireo:plugin-uninstall " + plugin))
                .contains("done"));
    }

    private static void shows(JsonNode seen) {
        assertThat(seen.get("kinds").toString()).contains("iSCSI", "Ceph (RBD)", "NFS");
        assertThat(seen.get("targets").toString()).contains("iqn.2026-11.org.example:open", ":locked");
        assertThat(seen.get("luns").asText()).contains("LUN 1, 16");
        assertThat(seen.get("ceph").toString()).contains("Monitors", "Pool", "Key of the user");
        assertThat(seen.get("sameAgain").asBoolean())
                .as("the same domain again")
                .isTrue();
        seen.get("said")
                .properties()
                .forEach(said -> assertThat(said.getValue().asText())
                        .as(said.getKey())
                        .hasSizeGreaterThan(20)
                        .doesNotContain("Exception"));
    }

    private static String secret(LabServer server, String file) throws IOException {
        return Files.readString(server.directory().resolve(file)).strip();
    }
}
