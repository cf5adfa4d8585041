package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** A guest is backed up while it writes, whole and then what it wrote since, and goes on from that as another machine. */
@InLab
class BackupIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PIECE = 1 << 20;

    private Lab lab;
    private HttpClient http;

    @Test
    void anotherMachineGoesOnFromAFullBackupAndAnIncrement(Lab running) {
        lab = running;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(lab.engine().trust())
                .build();
        var guest = lab.guest("backed-up", lab.alpha()).running();
        try {
            shell(guest, "dd if=/dev/urandom of=/data/blob bs=64k count=48; sync");
            var full = begin(guest, "");
            shell(guest, "dd if=/dev/urandom of=/data/blob bs=64k count=4 seek=20 conv=notrunc; sync");
            var image = new byte[size(guest)];
            long whole = fetch(full, guest, image, "zero");
            assertThat(conflict(snapshots(guest), "{\"description\":\"x\",\"persist_memorystate\":\"false\"}"))
                    .contains("goes on; finalize it first");
            end(guest, full);

            shell(guest, "md5sum < /data/blob > /data/sum; sync");
            var increment = begin(
                    guest,
                    ",\"from_checkpoint_id\":\"" + full.path("to_checkpoint_id").asText() + "\"");
            long moved = fetch(increment, guest, image, "dirty");
            end(guest, increment);

            assertThat(moved).isBetween(4 * 65_536L, whole / 2);
            System.out.println("A full backup moved " + whole + " bytes, the increment " + moved);
            assertThat(lab.api().get(vm(guest) + "/checkpoints").path("checkpoint"))
                    .hasSize(2);
            restored(guest, image);
        } finally {
            guest.remove();
        }
    }

    private static void shell(Guest guest, String line) {
        guest.exec("/bin/sh", "-c", "(" + line + ") >/dev/null 2>&1");
    }

    private static String vm(Guest guest) {
        return ApiClient.API + "vms/" + guest.id();
    }

    private static String snapshots(Guest guest) {
        return vm(guest) + "/snapshots";
    }

    private String disk(Guest guest) {
        return lab.api()
                .get(vm(guest) + "/diskattachments")
                .path("disk_attachment")
                .get(0)
                .path("id")
                .asText();
    }

    private int size(Guest guest) {
        return lab.api()
                .get(ApiClient.API + "disks/" + disk(guest))
                .path("provisioned_size")
                .asInt();
    }

    private String conflict(String path, String body) {
        var answer = lab.api().send("POST", path, "application/json", "application/json", body);
        assertThat(answer.statusCode()).isEqualTo(409);
        return answer.body();
    }

    private JsonNode begin(Guest guest, String more) {
        var id = lab.api()
                .post(
                        vm(guest) + "/backups?require_consistency=true",
                        "{\"disks\":{\"disk\":[{\"id\":\"" + disk(guest) + "\"}]}" + more + "}")
                .path("id")
                .asText();
        return reaches(vm(guest) + "/backups/" + id, "ready");
    }

    private JsonNode reaches(String path, String phase) {
        return Await.value(
                path + " is " + phase,
                PATIENCE,
                () -> lab.api().get(path),
                found -> found.path("phase").asText().equals(phase));
    }

    private void end(Guest guest, JsonNode backup) {
        var path = vm(guest) + "/backups/" + backup.path("id").asText();
        lab.api().post(path + "/finalize", "{}");
        reaches(path, "succeeded");
    }

    private String of(JsonNode backup, Guest guest) {
        return "{\"backup\":{\"id\":\"%s\"},\"disk\":{\"id\":\"%s\"},\"direction\":\"download\"}"
                .formatted(backup.path("id").asText(), disk(guest));
    }

    private JsonNode transfer(String body) {
        var id = lab.api()
                .post(ApiClient.API + "imagetransfers", body)
                .path("id")
                .asText();
        return reaches(ApiClient.API + "imagetransfers/" + id, "transferring");
    }

    private void finish(JsonNode transfer) {
        var path = ApiClient.API + "imagetransfers/" + transfer.path("id").asText();
        lab.api().post(path + "/finalize", "{}");
        reaches(path, "finished_success");
    }

    /** Puts what is not zero, or what was written, into the image; answers how many bytes came over the network. */
    private long fetch(JsonNode backup, Guest guest, byte[] image, String context) {
        var transfer = transfer(of(backup, guest));
        var url = transfer.path("transfer_url").asText();
        var extents = ApiClient.parse(new String(
                send(HttpRequest.newBuilder(URI.create(url + "/extents?context=" + context))), StandardCharsets.UTF_8));
        long moved = 0;
        for (var extent : extents) {
            int start = extent.path("start").asInt();
            int length = extent.path("length").asInt();
            if (extent.path("dirty").asBoolean(true)) {
                if (extent.path("zero").asBoolean()) {
                    Arrays.fill(image, start, start + length, (byte) 0);
                } else {
                    var bytes = send(HttpRequest.newBuilder(URI.create(url))
                            .header("Range", "bytes=" + start + "-" + (start + length - 1)));
                    System.arraycopy(bytes, 0, image, start, length);
                    moved += length;
                }
            }
        }
        finish(transfer);
        return moved;
    }

    private byte[] send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isBetween(200, 206);
            return answer.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A fresh machine with a disk of the image has what the first one wrote. */
    private void restored(Guest original, byte[] image) {
        var sum = original.read("/data/sum");
        endsWithItsMachine(original);
        var disk = upload(image);
        var id = lab.api()
                .post(
                        ApiClient.API + "vms",
                        ("{\"name\":\"restored\",\"cluster\":{\"name\":\"Default\"},\"template\":{\"name\":\"Blank\"},"
                                        + "\"memory\":268435456,\"disk_attachments\":{\"disk_attachment\":[{\"bootable\":true,"
                                        + "\"active\":true,\"interface\":\"virtio\",\"disk\":{\"id\":\"%s\"}}]}}")
                                .formatted(disk))
                .path("id")
                .asText();
        var guest = Guest.known(lab, id, original.host()).becomes("down");
        try {
            guest.act("start");
            guest.becomes("up");
            assertThat(guest.bootId()).isNotEmpty();
            shell(guest, "md5sum < /data/blob > /data/again");
            assertThat(guest.read("/data/again")).isEqualTo(sum);
        } finally {
            guest.remove();
        }
    }

    /** A backup fails with its machine, and takes its transfers along. */
    private void endsWithItsMachine(Guest guest) {
        var backup = begin(guest, "");
        var transfer = transfer(of(backup, guest));
        guest.act("stop");
        reaches(vm(guest) + "/backups/" + backup.path("id").asText(), "failed");
        reaches(ApiClient.API + "imagetransfers/" + transfer.path("id").asText(), "finished_cleanup");
        guest.becomes("down");
        assertThat(lab.api().get(vm(guest) + "/checkpoints").path("checkpoint")).hasSize(2);
    }

    private String upload(byte[] image) {
        var domain = lab.id("storagedomains", "storage_domain", "alpha");
        var disk = lab.api()
                .post(
                        ApiClient.API + "disks",
                        ("{\"name\":\"restored\",\"format\":\"cow\",\"provisioned_size\":%d,"
                                        + "\"storage_domains\":{\"storage_domain\":[{\"id\":\"%s\"}]}}")
                                .formatted(image.length, domain))
                .path("id")
                .asText();
        Await.until(
                "the disk is there", PATIENCE, () -> lab.status("disks/" + disk).equals("ok"));
        var upload = transfer("{\"disk\":{\"id\":\"%s\"},\"direction\":\"upload\",\"format\":\"raw\"}".formatted(disk));
        for (int at = 0; at < image.length; at += PIECE) {
            var piece = Arrays.copyOfRange(image, at, Math.min(image.length, at + PIECE));
            if (!Arrays.equals(piece, new byte[piece.length])) {
                send(HttpRequest.newBuilder(
                                URI.create(upload.path("transfer_url").asText()))
                        .header("Content-Range", "bytes " + at + "-" + (at + piece.length - 1) + "/*")
                        .PUT(BodyPublishers.ofByteArray(piece)));
            }
        }
        finish(upload);
        return disk;
    }
}
