package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.Program;

/** A disk with a snapshot moves to another storage domain while its guest writes to it, and back when the guest is gone. */
@InLab
class MovedDiskIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String API = ApiClient.API;
    private static final String WRITE =
            "i=0; while [ ! -e /tmp/stop ]; do dd if=/dev/urandom of=/dev/vdb bs=64k count=1 conv=notrunc,fsync"
                    + " seek=$((i % 512)) 2>/dev/null; i=$((i + 37)); echo $i > /tmp/count; done;"
                    + " echo 3 > /proc/sys/vm/drop_caches; md5sum < /dev/vdb > /tmp/sum; echo yes > /tmp/ended";

    @Test
    void whatAGuestWroteIsThereAfterEveryMove(Lab lab) {
        var other = otherDomain(lab);
        var guest = lab.guest("mover", lab.alpha()).running();
        try {
            var disk = plug(lab, guest);
            guest.exec("/bin/sh", "-c", "(" + WRITE + ") >/dev/null 2>&1 </dev/null &");
            Await.until("the guest writes", PATIENCE, () -> count(guest) > 2);
            snapshot(lab, guest, disk);
            assertThat(images(guest)).hasSize(2).noneMatch(image -> image.contains(other));

            move(lab, disk, other);

            assertThat(images(guest)).hasSize(2).allMatch(image -> image.contains(other));
            int before = count(guest);
            Await.until("the guest writes on", PATIENCE, () -> count(guest) > before);
            guest.exec("/bin/touch", "/tmp/stop");
            Await.until(
                    "the guest has ended writing",
                    PATIENCE,
                    () -> guest.read("/tmp/ended").contains("yes"));
            var sum = guest.read("/tmp/sum").strip();
            var moved = images(guest).get(0);
            guest.act("stop");
            guest.becomes("down");
            assertThat(sum(moved)).isEqualTo(sum);

            move(
                    lab,
                    disk,
                    lab.id("storagedomains", "storage_domain", lab.alpha().name()));

            assertThat(Path.of(moved)).doesNotExist();
            assertThat(sum(image(lab, disk))).isEqualTo(sum);
        } finally {
            guest.remove();
        }
        end(lab, other);
    }

    private static String otherDomain(Lab lab) {
        lab.awaitUsable(lab.alpha());
        var place = lab.alpha().storage().resolveSibling("other-place");
        var domain = lab.api()
                .post(
                        API + "storagedomains",
                        "{\"name\":\"other-place\",\"type\":\"data\",\"host\":{\"name\":\"alpha\"},"
                                + "\"storage\":{\"type\":\"localfs\",\"path\":\"" + place + "\"}}")
                .path("id")
                .asText();
        lab.api().post(attachedDomains(lab), "{\"id\":\"" + domain + "\"}");
        Await.until(
                "the other domain is active",
                PATIENCE,
                () -> lab.api()
                        .get(attachedDomains(lab) + "/" + domain)
                        .path("status")
                        .asText()
                        .equals("active"));
        return domain;
    }

    private static String attachedDomains(Lab lab) {
        return API + "datacenters/" + lab.id("datacenters", "data_center", "Default") + "/storagedomains";
    }

    private static String plug(Lab lab, Guest guest) {
        var disk = lab.api()
                .post(
                        API + "vms/" + guest.id() + "/diskattachments",
                        "{\"bootable\":\"false\",\"active\":\"true\",\"interface\":\"virtio\",\"disk\":{\"name\":\"moving\","
                                + "\"format\":\"cow\",\"provisioned_size\":\"67108864\","
                                + "\"storage_domains\":{\"storage_domain\":[{\"name\":\"alpha\"}]}}}")
                .path("id")
                .asText();
        Await.until(
                "the disk is there", PATIENCE, () -> lab.status("disks/" + disk).equals("ok"));
        guest.exec("/bin/sh", "-c", "until [ -e /dev/vdb ]; do sleep 0.2; done");
        return disk;
    }

    private static void snapshot(Lab lab, Guest guest, String disk) {
        var snapshots = API + "vms/" + guest.id() + "/snapshots";
        Await.until(
                "a snapshot is begun",
                PATIENCE,
                () -> !lab.api()
                        .post(
                                snapshots,
                                "{\"description\":\"moves along\",\"persist_memorystate\":\"false\",\"disk_attachments\":"
                                        + "{\"disk_attachment\":[{\"disk\":{\"id\":\"" + disk + "\"}}]}}")
                        .isNull());
        Await.until(
                "the snapshot is there",
                PATIENCE,
                () -> lab.api().get(snapshots).toString().contains("moves along")
                        && !lab.api().get(snapshots).toString().contains("locked")
                        && lab.status("disks/" + disk).equals("ok"));
    }

    private static void move(Lab lab, String disk, String domain) {
        Await.until(
                "the disk begins to move",
                PATIENCE,
                () -> !lab.api()
                        .post(API + "disks/" + disk + "/move", "{\"storage_domain\":{\"id\":\"" + domain + "\"}}")
                        .isNull());
        Await.until(
                "the disk has moved",
                PATIENCE,
                () -> lab.status("disks/" + disk).equals("ok")
                        && lab.api().get(API + "disks/" + disk).toString().contains(domain));
    }

    private static int count(Guest guest) {
        return Integer.parseInt("0" + guest.read("/tmp/count").strip());
    }

    /** Files that the hypervisor has open for the second disk, from the one that is written down. */
    private static List<String> images(Guest guest) {
        var xml = guest.host().machine().virsh("dumpxml", guest.id());
        for (var disk : xml.split("<disk ")) {
            if (disk.contains("target dev='vdb'")) {
                return disk.lines()
                        .filter(line -> line.contains("<source file="))
                        .map(line -> line.split("'")[1])
                        .toList();
            }
        }
        return List.of();
    }

    private static String image(Lab lab, String disk) {
        var entity = lab.api().get(API + "disks/" + disk);
        var domain = entity.path("storage_domains")
                .path("storage_domain")
                .get(0)
                .path("id")
                .asText();
        return lab.alpha()
                .storage()
                .resolve(domain + "/images/" + entity.path("image_id").asText())
                .toString();
    }

    private static String sum(String image) {
        Program.run("qemu-img", "check", image);
        var raw = Path.of(image + ".sum").toString();
        Program.run("qemu-img", "convert", "-O", "raw", image, raw);
        var sum = Program.run("/bin/sh", "-c", "md5sum < \"$0\" && rm \"$0\"", raw);
        return sum.strip();
    }

    private static void end(Lab lab, String domain) {
        var attached = attachedDomains(lab) + "/" + domain;
        Await.until(
                "the other domain may go to maintenance",
                PATIENCE,
                () -> !lab.api().post(attached + "/deactivate", "{}").isNull());
        Await.until(
                "the other domain is in maintenance",
                PATIENCE,
                () -> lab.api().get(attached).path("status").asText().equals("maintenance"));
        lab.api().delete(attached);
        lab.api().delete(API + "storagedomains/" + domain + "?host=alpha&format=true");
    }
}
