package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.BusyGuest;
import org.vireo.itests.lab.CountingGuest;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.Program;

/** Snapshots are taken and removed while a guest writes, and nothing that it wrote is lost; it returns to one with its memory. */
@InLab
class LiveSnapshotIT {
    @Test
    void aGuestWritesThroughSnapshotsAndTheirRemoval(Lab lab) {
        var guest = lab.guest("writer", lab.alpha()).running();
        try {
            var busy = new BusyGuest(lab, guest);
            var first = busy.take("first");
            busy.goesOn();
            var second = busy.take("second");
            busy.goesOn();
            assertThat(images(guest)).hasSize(4);

            busy.remove(first);
            busy.remove(second);

            assertThat(images(guest)).hasSize(2);
            busy.goesOn();
            assertThat(codes(lab)).contains("68", "356").doesNotContain("9726", "69", "357");
            theSumIsAsItWas(lab, guest, busy);
            new CountingGuest(lab, guest).returnsToItsMoment();
        } finally {
            guest.remove();
        }
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

    private static void theSumIsAsItWas(Lab lab, Guest guest, BusyGuest busy) {
        var sum = busy.sum();
        var image = images(guest).get(0);
        guest.act("shutdown");
        guest.becomes("down");
        Program.run("qemu-img", "check", image);
        var named = lab.api()
                .get(ApiClient.API + "disks/" + busy.disk())
                .path("image_id")
                .asText();
        assertThat(image).endsWith(named);
        guest.running();
        busy.has(sum);
    }

    private static List<String> codes(Lab lab) {
        var events = lab.api().get(ApiClient.API + "events?max=200").path("event");
        return StreamSupport.stream(events.spliterator(), false)
                .map(event -> event.path("code").asText())
                .toList();
    }
}
