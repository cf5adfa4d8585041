package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.Program;

/** Images of the first disk of a guest as engine, hypervisor and storage have them. */
final class ImageLook {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Lab lab;
    private final Guest guest;
    private final String disk;

    ImageLook(Lab lab, Guest guest, String disk) {
        this.lab = lab;
        this.guest = guest;
        this.disk = disk;
    }

    private JsonNode entity(String id) {
        return lab.api().get(ApiClient.API + "disks/" + id);
    }

    private static String domain(JsonNode entity) {
        return entity.path("storage_domains")
                .path("storage_domain")
                .get(0)
                .path("id")
                .asText();
    }

    /** Where the disk is. */
    String domain() {
        return domain(entity(disk));
    }

    private Path images(String domain) {
        var place = domain.equals(lab.id("storagedomains", "storage_domain", "alpha"))
                ? lab.alpha().storage()
                : lab.alpha().storage().resolveSibling("elsewhere");
        return place.resolve(domain).resolve("images");
    }

    private Path image(String id) {
        var entity = entity(id);
        return images(domain(entity)).resolve(entity.path("image_id").asText());
    }

    /** Files that the hypervisor has open for the disk, from the one that is written down. */
    private List<String> open() {
        return guest.host()
                .machine()
                .virsh("dumpxml", guest.id())
                .lines()
                .filter(line -> line.contains("<source file=") && line.contains("/images/"))
                .map(line -> line.split("'")[1])
                .toList();
    }

    private long number(String query) {
        return lab.engine().database().number(query);
    }

    /** The hypervisor has open what the engine has written down, and nothing else lies on the storage. */
    void inLine() {
        assertThat(lab.status("disks/" + disk)).isEqualTo("ok");
        assertThat(open().get(0)).isEqualTo(image(disk).toString());
        var below = number("select (select count(*) from frozen_image where disk_id = '" + disk + "')"
                + " + (select count(*) from disk where id = '" + disk + "' and backing_disk_id is not null)");
        assertThat(open()).hasSize((int) below + 1);
        noneLeftOver();
    }

    /** Every image on the storage is one that the engine knows of. */
    void noneLeftOver() {
        for (var name : List.of("alpha", "elsewhere")) {
            var domain = lab.id("storagedomains", "storage_domain", name);
            // what nobody needs any more goes last, after the job that made it so
            Await.value(
                    "storage " + name + " holds what is known",
                    PATIENCE,
                    () -> files(images(domain)),
                    files -> files.stream().noneMatch(file -> file.endsWith(".part"))
                            && files.stream()
                                            .filter(file -> !file.endsWith(".volume"))
                                            .count()
                                    == known(domain));
        }
    }

    private long known(String domain) {
        var disks = "(select id from disk where storage_domain_id = '" + domain + "')";
        return number("select (select count(*) from " + disks
                + " d) + (select count(*) from frozen_image where disk_id in " + disks + ")");
    }

    private static List<String> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All images of the disk are sound; the guest must be down. */
    void check() {
        var chain = ApiClient.parse(Program.run(
                "qemu-img",
                "info",
                "--backing-chain",
                "--output=json",
                image(disk).toString()));
        chain.forEach(
                one -> Program.run("qemu-img", "check", one.path("filename").asText()));
    }

    /** The sum of what a guest would read of a disk that is not in use. */
    String reads(String id) {
        return Program.run("/bin/sh", "-c", "md5sum < \"$0\" && rm \"$0\"", raw(id).toString())
                .strip();
    }

    private Path raw(String id) {
        var image = image(id);
        Program.run("qemu-img", "check", image.toString());
        var raw = lab.alpha().storage().resolveSibling("looked-at.raw");
        Program.run("qemu-img", "convert", "-O", "raw", image.toString(), raw.toString());
        return raw;
    }
}
