package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.HostProcess;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.Provision;
import org.vireo.testkit.LabServer;

/** A guest on storage that two hosts share moves between them while it runs. */
@InLab
class MigrationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String COUNT = "/run/count";

    @Test
    void aGuestMovesWhileItRuns(Lab lab) {
        lab.engine().install("storage-nfs");
        try (var server = LabServer.start("nfs-server")) {
            addStorage(lab, server);
            var guest = Guest.create(lab, "mover", lab.alpha(), "nfs").runningOn(lab.alpha());
            count(guest);
            var boot = guest.bootId();

            var there = moves(lab, guest, lab.beta(), () -> guest.act("migrate"));
            assertThat(there.bootId()).isEqualTo(boot);
            staysWhenCancelled(lab, there);
            assertThat(there.bootId()).isEqualTo(boot);

            var back = moves(lab, there, lab.alpha(), () -> empties(lab, lab.beta()));
            assertThat(back.bootId()).isEqualTo(boot);
            Await.value(
                    "beta is in maintenance", PATIENCE, () -> lab.status(host(lab, lab.beta())), "maintenance"::equals);
            back.remove();
            lab.api().post(ApiClient.API + host(lab, lab.beta()) + "/activate", "{}");
            Await.value("beta is up again", PATIENCE, () -> lab.status(host(lab, lab.beta())), "up"::equals);
            NfsIT.removeStorage(lab, "nfs");
        }
        assertThat(lab.engine().shell().run("vireo:plugin-uninstall storage-nfs"))
                .contains("done");
    }

    private static void addStorage(Lab lab, LabServer server) {
        var storage = "{\"type\":\"nfs\",\"address\":\"" + server.address()
                + "\",\"path\":\"/export\",\"nfs_version\":\"v3\"}";
        new Provision(lab.api(), lab.alpha(), "nfs", storage).run();
    }

    /** Has the guest count, in memory alone. */
    private static void count(Guest guest) {
        guest.exec(
                "/bin/sh",
                "-c",
                "(i=0; while :; do i=$((i+1)); echo $i >" + COUNT + ".new; mv " + COUNT + ".new " + COUNT
                        + "; sleep 1; done) >/dev/null 2>&1 </dev/null &");
        Await.until("the guest counts", PATIENCE, () -> counted(guest) > 0);
    }

    private static int counted(Guest guest) {
        return Integer.parseInt(guest.read(COUNT).strip());
    }

    private static Guest moves(Lab lab, Guest guest, HostProcess target, Runnable wish) {
        int before = counted(guest);
        wish.run();
        Await.value(
                "the guest runs on " + target.name(), PATIENCE, () -> place(guest), ("up@" + id(lab, target))::equals);
        var there = Guest.known(lab, guest.id(), target);
        assertThat(there.runsInLibvirt()).isTrue();
        assertThat(guest.runsInLibvirt()).isFalse();
        assertThat(counted(there)).isGreaterThanOrEqualTo(before);
        int arrived = counted(there);
        Await.until("the guest counts on", PATIENCE, () -> counted(there) > arrived);
        assertThat(codes(lab)).contains("62", "63");
        return there;
    }

    private static String place(Guest guest) {
        var entity = guest.entity();
        return entity.path("status").asText() + "@"
                + entity.path("host").path("id").asText();
    }

    private static String id(Lab lab, HostProcess host) {
        return lab.id("hosts", "host", host.name());
    }

    private static String host(Lab lab, HostProcess host) {
        return "hosts/" + id(lab, host);
    }

    private static void staysWhenCancelled(Lab lab, Guest guest) {
        bandwidth(lab, 2);
        guest.act("migrate");
        guest.becomes("migrating");
        Await.until(
                "the migration is cancelled",
                PATIENCE,
                () -> !lab.api()
                        .post(ApiClient.API + "vms/" + guest.id() + "/cancelmigration", "{}")
                        .isNull());
        guest.becomes("up");
        assertThat(place(guest)).isEqualTo("up@" + id(lab, guest.host()));
        assertThat(guest.runsInLibvirt()).isTrue();
        Await.until("the end of it is told", PATIENCE, () -> codes(lab).contains("67"));
        bandwidth(lab, 0);
    }

    private static void bandwidth(Lab lab, int mebibytes) {
        lab.engine().shell().run("config:property-set -p vireo.compute migration_bandwidth_mib " + mebibytes);
    }

    private static void empties(Lab lab, HostProcess host) {
        lab.api().post(ApiClient.API + host(lab, host) + "/deactivate", "{}");
    }

    private static List<String> codes(Lab lab) {
        var events = lab.api().get(ApiClient.API + "events?max=200").path("event");
        return StreamSupport.stream(events.spliterator(), false)
                .map(event -> event.path("code").asText())
                .toList();
    }
}
