package org.vireo.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.StreamSupport;

/** A guest that writes to its disk all the time, while snapshots of it are taken and removed. Confined to one thread. */
public final class BusyGuest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String WRITE = "mkdir -p /data/w; i=0; while [ ! -e /data/w/stop ]; do"
            + " dd if=/dev/urandom of=/data/w/$((i % 40)) bs=64k count=2 2>/dev/null; sync; i=$((i + 1)); echo $i > /data/w/count;"
            + " done; cat /data/w/[0-9]* | md5sum > /data/w/sum; sync; echo yes > /data/w/ended";

    private final Lab lab;
    private final Guest guest;

    /** One that begins to write now; it runs. */
    public BusyGuest(Lab lab, Guest guest) {
        this.lab = lab;
        this.guest = guest;
        guest.exec("/bin/sh", "-c", "(" + WRITE + ") >/dev/null 2>&1 </dev/null &");
        Await.until("the guest writes", PATIENCE, () -> count() > 2);
    }

    private int count() {
        return Integer.parseInt("0" + guest.read("/data/w/count").strip());
    }

    /** Waits until it has written more. */
    public void goesOn() {
        int before = count();
        Await.until("the guest writes on", PATIENCE, () -> count() > before);
    }

    private String snapshots() {
        return ApiClient.API + "vms/" + guest.id() + "/snapshots";
    }

    /** The id of a snapshot that is complete. */
    public String take(String description) {
        var id = lab.api()
                .post(snapshots(), "{\"description\":\"" + description + "\",\"persist_memorystate\":\"false\"}")
                .path("id")
                .asText();
        Await.value(
                "snapshot " + description + " is there",
                PATIENCE,
                () -> lab.api()
                        .get(snapshots() + "/" + id)
                        .path("snapshot_status")
                        .asText(),
                "ok"::equals);
        return id;
    }

    /** Removes a snapshot and waits until that is done. */
    public void remove(String id) {
        lab.api().delete(snapshots() + "/" + id);
        Await.until(
                "snapshot " + id + " is gone",
                PATIENCE,
                () -> StreamSupport.stream(
                                lab.api().get(snapshots()).path("snapshot").spliterator(), false)
                        .noneMatch(one -> one.path("id").asText().equals(id)));
        Await.until(
                "nothing is done to its disk any more",
                PATIENCE,
                () -> lab.status("disks/" + disk()).equals("ok"));
    }

    /** The id of its first disk. */
    public String disk() {
        return lab.api()
                .get(ApiClient.API + "vms/" + guest.id() + "/diskattachments")
                .path("disk_attachment")
                .get(0)
                .path("id")
                .asText();
    }

    /** Ends the writing and tells the sum of all that was written. */
    public String sum() {
        guest.exec("/bin/touch", "/data/w/stop");
        Await.until(
                "the guest has ended writing",
                PATIENCE,
                () -> guest.read("/data/w/ended").contains("yes"));
        return guest.read("/data/w/sum");
    }

    /** Fails unless it, started anew, still reads what had that sum. */
    public void has(String sum) {
        guest.exec("/bin/sh", "-c", "cat /data/w/[0-9]* | md5sum > /data/w/again");
        assertThat(guest.read("/data/w/again")).isEqualTo(sum);
    }
}
