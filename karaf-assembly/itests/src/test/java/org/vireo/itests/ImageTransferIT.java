package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.Program;

/** Clients move images as the field's tools do: through the API for the transfer and plain HTTPS for the bytes. */
@InLab
class ImageTransferIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MIB = 1 << 20;
    private static final int SIZE = 64 * MIB;
    private static final int DATA = 9 * MIB;

    @TempDir
    Path folder;

    private Lab lab;
    private HttpClient http;

    private void begin(Lab running) {
        lab = running;
        lab.awaitUsable(lab.alpha());
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(lab.engine().trust())
                .build();
    }

    private String disk(String name) {
        var domain = lab.id("storagedomains", "storage_domain", "alpha");
        var disk = lab.api()
                .post(
                        ApiClient.API + "disks",
                        ("{\"name\":\"%s\",\"format\":\"cow\",\"provisioned_size\":%d,"
                                        + "\"storage_domains\":{\"storage_domain\":[{\"id\":\"%s\"}]}}")
                                .formatted(name, SIZE, domain))
                .path("id")
                .asText();
        Await.until(
                "disk " + name + " is there",
                PATIENCE,
                () -> lab.status("disks/" + disk).equals("ok"));
        return disk;
    }

    private JsonNode transfer(String disk, String direction, String format) {
        var id = lab.api()
                .post(
                        ApiClient.API + "imagetransfers",
                        "{\"disk\":{\"id\":\"%s\"},\"direction\":\"%s\",\"inactivity_timeout\":600%s}"
                                .formatted(disk, direction, format.isEmpty() ? "" : ",\"format\":\"" + format + "\""))
                .path("id")
                .asText();
        return reaches(id, "transferring");
    }

    private JsonNode look(String id) {
        return lab.api().get(ApiClient.API + "imagetransfers/" + id);
    }

    private JsonNode reaches(String id, String phase) {
        return Await.value(
                "the transfer is " + phase,
                PATIENCE,
                () -> look(id),
                found -> found.path("phase").asText().equals(phase));
    }

    private void end(JsonNode transfer, String action, String phase) {
        var id = transfer.path("id").asText();
        lab.api().post(ApiClient.API + "imagetransfers/" + id + "/" + action, "{}");
        reaches(id, phase);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder to(String url) {
        return HttpRequest.newBuilder(URI.create(url));
    }

    private void put(String url, int from, byte[] bytes) {
        var request = to(url).header("Content-Range", "bytes " + from + "-" + (from + bytes.length - 1) + "/*")
                .PUT(BodyPublishers.ofByteArray(bytes));
        assertThat(send(request).statusCode()).isEqualTo(200);
    }

    /** Announces all of it and breaks off in the middle. */
    private void putInPart(String url, byte[] all, int part) {
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(all, 0, part));
        try {
            send(to(url).PUT(BodyPublishers.fromPublisher(body, all.length)));
            throw new AssertionError("a part was taken for the whole");
        } catch (java.io.UncheckedIOException e) {
            assertThat(e).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void anUploadThatWasCutGoesOnAfterTheEngineDied(Lab running) {
        begin(running);
        var data = new byte[DATA];
        new Random(5).nextBytes(data);
        var disk = disk("moved");
        var upload = transfer(disk, "upload", "raw");
        var id = upload.path("id").asText();
        assertThat(lab.status("disks/" + disk)).isEqualTo("locked");
        putInPart(upload.path("transfer_url").asText(), data, 5 * MIB);
        lab.engine().kill();
        lab.engine().start();

        int done = Await.value(
                        "the engine knows what was sent before",
                        PATIENCE,
                        () -> look(id),
                        found -> found.path("transferred").asInt() >= 3 * MIB)
                .path("transferred")
                .asInt();
        var same = reaches(id, "transferring");
        assertThat(same.path("transfer_url")).isEqualTo(upload.path("transfer_url"));
        put(same.path("proxy_url").asText(), done, Arrays.copyOfRange(data, done, DATA));
        var zero = "{\"op\":\"zero\",\"offset\":%d,\"size\":%d,\"flush\":true}".formatted(DATA, SIZE - DATA);
        assertThat(send(to(same.path("transfer_url").asText()).method("PATCH", BodyPublishers.ofString(zero)))
                        .statusCode())
                .isEqualTo(200);
        end(upload, "finalize", "finished_success");

        var stored = lab.api().get(ApiClient.API + "disks/" + disk);
        assertThat(stored.path("status").asText()).isEqualTo("ok");
        assertThat(stored.path("actual_size").asInt()).isBetween(DATA, DATA + 2 * MIB);
        downloads(disk, data);
        lab.api().delete(ApiClient.API + "disks/" + disk);
    }

    /** A part from the host and the whole through the engine are what was sent; the ticket is of no use afterwards. */
    private void downloads(String disk, byte[] data) {
        var download = transfer(disk, "download", "raw");
        var direct = download.path("transfer_url").asText();
        var extents = ApiClient.parse(
                new String(send(to(direct + "/extents")).body(), java.nio.charset.StandardCharsets.UTF_8));
        assertThat(extents.get(0).path("length").asInt()).isEqualTo(DATA);
        assertThat(extents.get(1).path("zero").asBoolean()).isTrue();
        var part = send(to(direct).header("Range", "bytes=100-" + (DATA - 1)));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(data, 100, DATA));
        var whole = send(to(download.path("proxy_url").asText())).body();
        assertThat(whole).hasSize(SIZE);
        assertThat(Arrays.copyOf(whole, DATA)).isEqualTo(data);
        assertThat(send(to(direct).PUT(BodyPublishers.ofByteArray(data))).statusCode())
                .isEqualTo(403);
        end(download, "finalize", "finished_success");
        assertThat(send(to(direct)).statusCode()).isEqualTo(403);
        assertThat(send(to(download.path("proxy_url").asText())).statusCode()).isEqualTo(403);
    }

    @Test
    void anImageThatReadsFilesOfTheHostIsRefused(Lab running) throws IOException {
        begin(running);
        var hostile = folder.resolve("hostile");
        Program.run(
                "qemu-img",
                "create",
                "-q",
                "-f",
                "qcow2",
                "-u",
                "-b",
                "/etc/shadow",
                "-F",
                "raw",
                hostile.toString(),
                "64M");
        var disk = disk("hostile");
        var upload = transfer(disk, "upload", "");
        put(upload.path("proxy_url").asText(), 0, Files.readAllBytes(hostile));

        end(upload, "finalize", "finished_failure");

        assertThat(lab.status("disks/" + disk)).isEqualTo("illegal");
        assertThat(lab.api().get(ApiClient.API + "events?max=20").toString())
                .contains("reads through to a backing file");
        lab.api().delete(ApiClient.API + "disks/" + disk);
    }

    @Test
    void aCancelledUploadLeavesNothing(Lab running) {
        begin(running);
        var disk = disk("unwanted");
        var upload = transfer(disk, "upload", "raw");
        end(upload, "pause", "paused_user");
        assertThat(send(to(upload.path("proxy_url").asText())).statusCode()).isEqualTo(403);
        end(upload, "resume", "transferring");
        put(upload.path("transfer_url").asText(), 0, new byte[MIB]);
        end(upload, "cancel", "finished_cleanup");

        assertThat(lab.api().find("disks", "disk", "unwanted")).isEmpty();
    }
}
