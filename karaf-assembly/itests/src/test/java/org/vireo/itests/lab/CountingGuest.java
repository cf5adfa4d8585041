package org.vireo.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.StreamSupport;

/** A guest that counts in its memory, and returns to a moment of its life with all of it. Confined to one thread. */
public final class CountingGuest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String COUNT =
            "i=0; while true; do i=$((i + 1)); echo $i > /tmp/counted; usleep 50000 || sleep 1; done";

    private final Lab lab;
    private final Guest guest;

    /** One that begins to count now; it runs. */
    public CountingGuest(Lab lab, Guest guest) {
        this.lab = lab;
        this.guest = guest;
        guest.exec("/bin/sh", "-c", "(" + COUNT + ") >/dev/null 2>&1 </dev/null &");
        beyond(3);
    }

    private int count() {
        return Integer.parseInt("0" + guest.read("/tmp/counted").strip());
    }

    private void beyond(int count) {
        Await.until("the guest counts beyond " + count, PATIENCE, () -> count() > count);
    }

    /** Keeps its memory, lets it go on and ends it; then it goes on from there, and once only. */
    public void returnsToItsMoment() {
        guest.write("/data/moment", "before");
        var boot = guest.bootId();
        var id = keep();
        int kept = count();
        assertThat(memories()).isEqualTo(1);
        beyond(kept + 60);
        guest.write("/data/moment", "after");
        stops();

        act("previewsnapshot", "{\"snapshot\":{\"id\":\"" + id + "\"},\"restore_memory\":\"true\"}");
        guest.becomes("down").running();
        int now = count();
        assertThat(now).isLessThan(kept + 60);
        assertThat(guest.bootId()).isEqualTo(boot);
        assertThat(guest.read("/data/moment")).isEqualTo("before");
        beyond(now);
        stops();

        act("undosnapshot", "{}");
        guest.becomes("down").running();
        assertThat(guest.bootId()).as("memory is used once").isNotEqualTo(boot);
        assertThat(guest.read("/data/moment")).isEqualTo("after");
        lab.api().delete(snapshots() + "/" + id);
        Await.until("the memory goes with its snapshot", PATIENCE, () -> memories() == 0);
    }

    private void act(String action, String body) {
        lab.api().post(vm() + "/" + action, body);
    }

    private void stops() {
        guest.act("stop");
        guest.becomes("down");
    }

    private String vm() {
        return ApiClient.API + "vms/" + guest.id();
    }

    private String snapshots() {
        return vm() + "/snapshots";
    }

    private String keep() {
        var id = lab.api()
                .post(snapshots(), "{\"description\":\"counting\",\"persist_memorystate\":\"true\"}")
                .path("id")
                .asText();
        Await.value(
                "the snapshot is there",
                PATIENCE,
                () -> lab.api()
                        .get(snapshots() + "/" + id)
                        .path("snapshot_status")
                        .asText(),
                "ok"::equals);
        assertThat(lab.api()
                        .get(snapshots() + "/" + id)
                        .path("persist_memorystate")
                        .asText())
                .isEqualTo("true");
        return id;
    }

    private long memories() {
        return StreamSupport.stream(
                        lab.api().get(ApiClient.API + "disks").path("disk").spliterator(), false)
                .filter(disk -> disk.path("content_type").asText().equals("memory_dump_volume"))
                .count();
    }
}
