package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.Program;

/** Snapshots are taken and removed while a guest writes, and nothing that it wrote is lost. */
@InLab
class LiveSnapshotIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WRITE = "mkdir -p /data/w; i=0; while [ ! -e /data/w/stop ]; do"
            + " dd if=/dev/urandom of=/data/w/$((i % 40)) bs=64k count=2 2>/dev/null; sync; i=$((i + 1)); echo $i > /data/w/count;"
            + " done; cat /data/w/[0-9]* | md5sum > /data/w/sum; sync; echo yes > /data/w/ended";

    @Test
    void aGuestWritesThroughSnapshotsAndTheirRemoval(Lab lab) {
        var guest = lab.guest("writer", lab.alpha()).running();
        try {
            guest.exec("/bin/sh", "-c", "(" + WRITE + ") >/dev/null 2>&1 </dev/null &");
            Await.until("the guest writes", PATIENCE, () -> count(guest) > 2);
            var first = take(lab, guest, "first");
            goesOn(guest);
            var second = take(lab, guest, "second");
            goesOn(guest);
            assertThat(images(guest)).hasSize(4);

            remove(lab, guest, first);
            remove(lab, guest, second);

            assertThat(images(guest)).hasSize(2);
            goesOn(guest);
            assertThat(codes(lab)).contains("68", "356").doesNotContain("9726", "69", "357");
            theSumIsAsItWas(lab, guest);
        } finally {
            guest.remove();
        }
    }

    private static int count(Guest guest) {
        return Integer.parseInt("0" + guest.read("/data/w/count").strip());
    }

    private static void goesOn(Guest guest) {
        int before = count(guest);
        Await.until("the guest writes on", PATIENCE, () -> count(guest) > before);
    }

    private static String snapshots(Guest guest) {
        return ApiClient.API + "vms/" + guest.id() + "/snapshots";
    }

    private static String take(Lab lab, Guest guest, String description) {
        var id = lab.api()
                .post(snapshots(guest), "{\"description\":\"" + description + "\",\"persist_memorystate\":\"false\"}")
                .path("id")
                .asText();
        Await.value(
                "snapshot " + description + " is there",
                PATIENCE,
                () -> lab.api()
                        .get(snapshots(guest) + "/" + id)
                        .path("snapshot_status")
                        .asText(),
                "ok"::equals);
        return id;
    }

    private static void remove(Lab lab, Guest guest, String id) {
        lab.api().delete(snapshots(guest) + "/" + id);
        Await.until(
                "snapshot " + id + " is gone",
                PATIENCE,
                () -> StreamSupport.stream(
                                lab.api().get(snapshots(guest)).path("snapshot").spliterator(), false)
                        .noneMatch(one -> one.path("id").asText().equals(id)));
        Await.until(
                "nothing is done to its disk any more",
                PATIENCE,
                () -> lab.status("disks/" + disk(lab, guest)).equals("ok"));
    }

    private static String disk(Lab lab, Guest guest) {
        return lab.api()
                .get(ApiClient.API + "vms/" + guest.id() + "/diskattachments")
                .path("disk_attachment")
                .get(0)
                .path("id")
                .asText();
    }

    /** Files that the hypervisor has open for its disk, from the one that is written down. */
    private static List<String> images(Guest guest) {
        return guest.host()
                .machine()
                .virsh("dumpxml", guest.id())
                .lines()
                .filter(line -> line.contains("<source file=") && line.contains("/images/"))
                .map(line -> line.split("'")[1])
                .toList();
    }

    private static void theSumIsAsItWas(Lab lab, Guest guest) {
        guest.exec("/bin/touch", "/data/w/stop");
        Await.until(
                "the guest has ended writing",
                PATIENCE,
                () -> guest.read("/data/w/ended").contains("yes"));
        var sum = guest.read("/data/w/sum");
        var image = images(guest).get(0);
        guest.act("shutdown");
        guest.becomes("down");
        Program.run("qemu-img", "check", image);
        assertThat(image).endsWith(imageOf(lab, guest));
        guest.running();
        guest.exec("/bin/sh", "-c", "cat /data/w/[0-9]* | md5sum > /data/w/again");
        assertThat(guest.read("/data/w/again")).isEqualTo(sum);
    }

    private static String imageOf(Lab lab, Guest guest) {
        return lab.api()
                .get(ApiClient.API + "disks/" + disk(lab, guest))
                .path("image_id")
                .asText();
    }

    private static List<String> codes(Lab lab) {
        var events = lab.api().get(ApiClient.API + "events?max=200").path("event");
        return StreamSupport.stream(events.spliterator(), false)
                .map(event -> event.path("code").asText())
                .toList();
    }
}
