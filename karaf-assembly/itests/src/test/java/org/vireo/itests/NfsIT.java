package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.Provision;
import org.vireo.testkit.LabServer;

/** Storage on a real NFS server that two hosts share, without NFS in their kernel. */
@InLab
class NfsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void hostsShareADomainWhoseServerMayGoAndReturn(Lab lab) throws IOException {
        lab.engine().install("storage-nfs");
        try (var server = LabServer.start("nfs-server")) {
            addStorage(lab, server);
            var guest = Guest.create(lab, "roamer", lab.alpha(), "nfs").runningOn(lab.alpha());
            assertThat(guest.runsInLibvirt()).isTrue();
            outlivesTheServer(lab, guest, server);
            plugsAndUnplugs(lab, guest);
            guest.act("stop");
            guest.becomes("down");

            var elsewhere = guest.runningOn(lab.beta());
            assertThat(elsewhere.runsInLibvirt()).isTrue();
            assertThat(guest.runsInLibvirt()).isFalse();
            elsewhere.exec("/bin/dd", "if=/dev/vda", "of=/dev/null", "bs=1M", "count=1");
            elsewhere.remove();

            removeStorage(lab, "nfs");
            try (var left = Files.list(server.directory().resolve("export"))) {
                assertThat(left).isEmpty();
            }
        }
        assertThat(lab.engine().shell().run("vireo:plugin-uninstall storage-nfs"))
                .contains("done");
    }

    private static void addStorage(Lab lab, LabServer server) {
        var storage = "{\"type\":\"nfs\",\"address\":\"" + server.address()
                + "\",\"path\":\"/export\",\"nfs_version\":\"v3\",\"nfs_timeo\":\"50\",\"nfs_retrans\":\"1\"}";
        new Provision(lab.api(), lab.alpha(), "nfs", storage).run();
        var shown = lab.api()
                .get(ApiClient.API + "storagedomains/" + domain(lab, "nfs"))
                .path("storage");
        assertThat(shown.path("type").asText()).isEqualTo("nfs");
        assertThat(shown.path("address").asText()).isEqualTo(server.address());
        assertThat(shown.path("nfs_version").asText()).isEqualTo("v3");
        assertThat(shown.path("nfs_timeo").asText()).isEqualTo("50");
    }

    private static void outlivesTheServer(Lab lab, Guest guest, LabServer server) {
        var boot = guest.bootId();
        server.kill();
        // what a guest does meanwhile is up to QEMU's driver, which may let it stand still: only that it goes on is
        // promised
        becomes(lab, "nfs", "inactive");
        server.startAgain();
        becomes(lab, "nfs", "active");
        guest.exec("/bin/dd", "if=/dev/vda", "of=/dev/null", "bs=1M", "count=1", "iflag=direct");
        assertThat(guest.status()).isEqualTo("up");
        assertThat(guest.bootId()).isEqualTo(boot);
    }

    private static void plugsAndUnplugs(Lab lab, Guest guest) {
        var disks = ApiClient.API + "vms/" + guest.id() + "/diskattachments";
        var disk = lab.api().post(disks, """
                        {"active":"true","bootable":"false","interface":"virtio_scsi","disk":{"name":"more","format":"cow","provisioned_size":"8388608",
                         "storage_domains":{"storage_domain":[{"name":"nfs"}]}}}
                        """).path("id").asText();
        Await.until(
                "disk " + disk + " is plugged", PATIENCE, () -> blocks(guest).contains(disk));
        Await.until(
                "disk " + disk + " is ok",
                PATIENCE,
                () -> lab.status("disks/" + disk).equals("ok"));
        lab.api().delete(disks + "/" + disk + "?detach_only=false");
        Await.until("disk " + disk + " is gone", PATIENCE, () -> !blocks(guest).contains(disk));
    }

    private static String blocks(Guest guest) {
        return guest.host().machine().virsh("domblklist", guest.id());
    }

    static void removeStorage(Lab lab, String name) {
        var api = lab.api();
        Await.until("the template is gone", PATIENCE, () -> {
            api.find("templates", "template", "tiny-" + name)
                    .ifPresent(id -> api.delete(ApiClient.API + "templates/" + id));
            return api.find("templates", "template", "tiny-" + name).isEmpty();
        });
        var attached = attached(lab, name);
        Await.until(
                "the domain is deactivated",
                PATIENCE,
                () -> !api.post(attached + "/deactivate", "{}").isNull());
        becomes(lab, name, "maintenance");
        Await.until(
                "the domain is detached", PATIENCE, () -> !api.delete(attached).isNull());
        Await.until(
                "the domain is removed",
                PATIENCE,
                () -> !api.delete(ApiClient.API + "storagedomains/" + domain(lab, name) + "?host=alpha&format=true")
                        .isNull());
        Await.until(
                "the domain is gone",
                PATIENCE,
                () -> api.find("storagedomains", "storage_domain", name).isEmpty());
    }

    private static String domain(Lab lab, String name) {
        return lab.id("storagedomains", "storage_domain", name);
    }

    private static String attached(Lab lab, String name) {
        return ApiClient.API + "datacenters/" + lab.id("datacenters", "data_center", "Default") + "/storagedomains/"
                + domain(lab, name);
    }

    static void becomes(Lab lab, String name, String status) {
        Await.value(
                "the domain is " + status,
                PATIENCE,
                () -> lab.api().get(attached(lab, name)).path("status").asText(),
                status::equals);
    }
}
