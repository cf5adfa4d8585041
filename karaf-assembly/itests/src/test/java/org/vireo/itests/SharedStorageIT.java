package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.BusyGuest;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.Provision;
import org.vireo.testkit.LabServer;

/** Guests start from storage of several kinds, write to it and find what they wrote on another host. */
@InLab
class SharedStorageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aGuestRunsFromGluster(Lab lab) {
        try (var server = LabServer.start("gluster-server")) {
            runsFrom(
                    lab,
                    "storage-posix",
                    "gluster",
                    "{\"type\":\"posixfs\",\"vfs_type\":\"glusterfs\",\"path\":\"" + server.address() + ":/gv0\"}");
        }
    }

    @Test
    void aGuestRunsFromCeph(Lab lab) throws IOException {
        try (var server = LabServer.start("ceph-server")) {
            var key = Files.readString(server.directory().resolve("vireo.key")).strip();
            runsFrom(
                    lab,
                    "storage-ceph",
                    "ceph",
                    "{\"type\":\"posixfs\",\"vfs_type\":\"rbd\",\"address\":\"" + server.address()
                            + "\",\"path\":\"vms\",\"username\":\"vireo\",\"password\":\"" + key + "\"}");
            assertThat(lab.engine()
                            .database()
                            .number("select count(*) from storage_domain where settings::text like '%" + key + "%'"))
                    .isZero();
        }
    }

    @Test
    void aGuestRunsFromNfs(Lab lab) {
        try (var server = LabServer.start("nfs-server")) {
            runsFrom(
                    lab,
                    "storage-nfs",
                    "more-nfs",
                    "{\"type\":\"nfs\",\"address\":\"" + server.address() + "\",\"path\":\"/export\"}");
        }
    }

    @Test
    void aGuestRunsFromIscsi(Lab lab) throws IOException {
        try (var server = LabServer.start("iscsi-server")) {
            var password =
                    Files.readString(server.directory().resolve("password")).strip();
            var storage = "{\"type\":\"iscsi\",\"logical_units\":{\"logical_unit\":[{\"lun_mapping\":1,\"address\":\""
                    + server.address()
                    + "\",\"target\":\"iqn.2026-11.org.example:locked\",\"username\":\"vireo\",\"password\":\""
                    + password + "\"}]}}";
            var guest = movesOn(lab, "storage-iscsi", "iscsi", storage);
            goes(lab, guest, "storage-iscsi", "iscsi");
        }
    }

    private static void runsFrom(Lab lab, String plugin, String name, String storage) {
        var guest = movesOn(lab, plugin, name, storage);
        snapshotsUnderLoad(lab, guest);
        goes(lab, guest, plugin, name);
    }

    private static Guest movesOn(Lab lab, String plugin, String name, String storage) {
        lab.engine().install(plugin);
        new Provision(lab.api(), lab.alpha(), name, storage).run();
        var guest = Guest.create(lab, "on-" + name, lab.alpha(), name).runningOn(lab.alpha());
        guest.exec(
                "/bin/sh",
                "-c",
                "s=$(($(cat /sys/block/vda/size) - 8)); echo vireo-was-here | dd of=/dev/vda bs=512 seek=$s conv=sync,fsync");
        guest.act("stop");
        guest.becomes("down");
        var elsewhere = guest.runningOn(lab.beta());
        elsewhere.exec(
                "/bin/sh",
                "-c",
                "s=$(($(cat /sys/block/vda/size) - 8)); dd if=/dev/vda bs=512 skip=$s count=1 | grep -q vireo-was-here");
        return elsewhere;
    }

    private static void goes(Lab lab, Guest guest, String plugin, String name) {
        guest.remove();
        NfsIT.removeStorage(lab, name);
        Await.until(
                plugin + " is gone",
                PATIENCE,
                () -> lab.engine()
                        .shell()
                        .run("vireo:plugin-uninstall " + plugin)
                        .contains("done"));
    }

    private static void snapshotsUnderLoad(Lab lab, Guest guest) {
        var busy = new BusyGuest(lab, guest);
        var first = busy.take("first");
        busy.goesOn();
        var second = busy.take("second");
        busy.goesOn();
        busy.remove(first);
        busy.goesOn();
        busy.remove(second);
        busy.goesOn();
        var sum = busy.sum();
        guest.act("shutdown");
        guest.becomes("down");
        guest.runningOn(lab.beta());
        busy.has(sum);
    }
}
