package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.Program;

/** Machines leave in OVA files and come back, from this product and from others; what is hostile is refused. */
@InLab
class OvaIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Lab lab;

    @Test
    void machinesTravelInFilesOfHosts(Lab running) throws IOException {
        lab = running;
        lab.awaitUsable(lab.alpha());
        var guest = lab.guest("packed", lab.alpha());
        var mac = mac(guest.id());
        export(guest);
        guest.remove();

        var back = arrives("packed.ova", "unpacked");
        assertThat(mac(back)).isEqualTo(mac);
        var unpacked = Guest.known(lab, back, lab.alpha()).running();
        assertThat(unpacked.runsInLibvirt()).isTrue();
        unpacked.remove();

        foreign("foreign.ova", "foreign.vmdk", "foreign.vmdk");
        var foreign = Guest.known(lab, arrives("foreign.ova", "stranger"), lab.alpha());
        assertThat(foreign.entity().path("memory").asLong()).isEqualTo(128L << 20);
        foreign.running();
        assertThat(foreign.runsInLibvirt()).isTrue();
        foreign.remove();
        hostile();
    }

    private String mac(String vm) {
        return lab.api()
                .get(ApiClient.API + "vms/" + vm + "/nics")
                .path("nic")
                .path(0)
                .path("mac")
                .path("address")
                .asText();
    }

    private void export(Guest guest) {
        lab.api()
                .post(
                        ApiClient.API + "vms/" + guest.id() + "/export",
                        "{\"async\":\"false\",\"host\":{\"name\":\"alpha\"},\"directory\":\""
                                + lab.alpha().exports() + "\",\"filename\":\"packed.ova\"}");
        var file = lab.alpha().exports().resolve("packed.ova");
        assertThat(Program.run("tar", "tf", file.toString()).lines())
                .containsExactly("packed.ovf", "packed.mf", "packed-disk1.vmdk");
        Program.run("tar", "xf", file.toString(), "-C", folder.toString());
        var sums = folder.resolve("packed.mf");
        Program.run("sed", "-i", "s/^SHA256(\\(.*\\))= \\(.*\\)$/\\2  \\1/", sums.toString());
        Program.run("sh", "-c", "cd " + folder + " && sha256sum --check --strict packed.mf");
        assertThat(guest.status()).isEqualTo("down");
    }

    private String body(String file, String name) {
        return """
                {"vm":{"name":"%s"},"url":"ova://%s","host":{"name":"alpha"},"cluster":{"name":"Default"},
                 "storage_domain":{"name":"alpha"}}""".formatted(name, lab.alpha().exports().resolve(file));
    }

    private String arrives(String file, String name) {
        var vm = lab.api()
                .post(ApiClient.API + "externalvmimports", body(file, name))
                .path("id")
                .asText();
        Await.until(
                "the machine in " + file + " is imported",
                PATIENCE,
                () -> lab.status("vms/" + vm).equals("down"));
        return vm;
    }

    /** As another product would make it: of the standard's words, with an image that QEMU's own tool made. */
    private void foreign(String archive, String named, String packed) throws IOException {
        var image = folder.resolve(packed);
        if (!Files.exists(image)) {
            Program.run(
                    "qemu-img",
                    "convert",
                    "-O",
                    "vmdk",
                    "-o",
                    "subformat=streamOptimized",
                    lab.alpha().image().toString(),
                    image.toString());
        }
        var text = new String(OvaIT.class.getResourceAsStream("foreign.ovf").readAllBytes(), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("foreign.ovf"), text.replace("@FILE@", named));
        var file = lab.alpha().exports().resolve(archive).toString();
        Program.run("tar", "--format=ustar", "-cf", file, "-C", folder.toString(), "foreign.ovf", packed);
    }

    private void hostile() throws IOException {
        foreign("path.ova", "../foreign.vmdk", "foreign.vmdk");
        refused("path.ova", "is a path or address; files of a package have plain names");
        var linked = lab.alpha().exports().resolve("linked.ova").toString();
        Files.createSymbolicLink(folder.resolve("x.vmdk"), Path.of("/etc/shadow"));
        Program.run("tar", "-cf", linked, "-C", folder.toString(), "foreign.ovf", "x.vmdk");
        refused("linked.ova", "in the archive is a symbolic link, not a plain file");
        refused("../storage/none.ova", "it must be an absolute path without .. in it");
        assertThat(lab.api().find("vms", "vm", "victim")).isEmpty();
        assertThat(lab.api().find("disks", "disk", "victim_Disk1")).isEmpty();
    }

    private void refused(String file, String sentence) {
        var answer = lab.api()
                .send(
                        "POST",
                        ApiClient.API + "externalvmimports",
                        "application/json",
                        "application/json",
                        body(file, "victim"));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.body()).contains(sentence);
    }
}
