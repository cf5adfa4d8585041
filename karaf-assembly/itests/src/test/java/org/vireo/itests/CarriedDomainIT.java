package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.Program;
import org.vireo.itests.lab.Provision;

/** A storage domain leaves the engine, which forgets all of it, and comes back with its machines. */
@InLab
class CarriedDomainIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAME = "carry";
    private static final String API = ApiClient.API;

    @Test
    void machinesComeBackWithTheDomainTheyLieOn(Lab lab) {
        lab.awaitUsable(lab.alpha());
        var place = lab.alpha().storage().resolveSibling(NAME);
        var storage = "{\"type\":\"localfs\",\"path\":\"" + place + "\"}";
        new Provision(lab.api(), lab.alpha(), NAME, storage).run();
        var domain = lab.id("storagedomains", "storage_domain", NAME);
        var template = lab.id("templates", "template", "tiny-" + NAME);
        var guest = Guest.create(lab, "carried", lab.alpha(), NAME).running();
        guest.exec(
                "/bin/sh",
                "-c",
                "s=$(($(cat /sys/block/vda/size) - 8)); echo as-it-was | dd of=/dev/vda bs=512 seek=$s conv=sync,fsync");
        guest.act("stop");
        guest.becomes("down");
        takeSnapshot(lab, guest);
        var before = shown(lab, guest);

        leave(lab, domain, guest);
        var left = checksums(place, domain);
        comeBack(lab, domain, storage);
        register(lab, domain, "templates", template);
        Await.until(
                "the template is back",
                PATIENCE,
                () -> lab.status("templates/" + template).equals("ok"));
        register(lab, domain, "vms", guest.id());
        guest.becomes("down");

        assertThat(checksums(place, domain)).isEqualTo(left);
        assertThat(shown(lab, guest)).isEqualTo(before);
        guest.running()
                .exec(
                        "/bin/sh",
                        "-c",
                        "s=$(($(cat /sys/block/vda/size) - 8)); dd if=/dev/vda bs=512 skip=$s count=1 | grep -q as-it-was");
        guest.remove();
        end(lab, domain, template);
    }

    private static void takeSnapshot(Lab lab, Guest guest) {
        var snapshots = API + "vms/" + guest.id() + "/snapshots";
        Await.until(
                "a snapshot is taken",
                PATIENCE,
                () -> !lab.api()
                        .post(snapshots, "{\"description\":\"before the move\"}")
                        .isNull());
        Await.until(
                "the snapshot is ok",
                PATIENCE,
                () -> guest.status().equals("down")
                        && lab.api().get(snapshots).toString().contains("before the move")
                        && !lab.api().get(snapshots).toString().contains("locked"));
    }

    /** What must be the same again. */
    private static Map<String, String> shown(Lab lab, Guest guest) {
        var vm = guest.entity();
        var told = new TreeMap<String, String>();
        for (var field :
                new String[] {"name", "memory", "memory_policy", "cpu", "os", "bios", "template", "creation_time"}) {
            told.put(field, vm.path(field).toString());
        }
        var path = API + "vms/" + guest.id();
        told.put("nics", only(lab.api().get(path + "/nics").path("nic").path(0), "id", "name", "mac", "vnic_profile"));
        told.put("disks", lab.api().get(path + "/diskattachments").toString());
        told.put(
                "images",
                lab.api().get(path + "/snapshots?follow=disks").path("snapshot").findValuesAsText("image_id").stream()
                        .sorted()
                        .toList()
                        .toString());
        return told;
    }

    private static String only(JsonNode node, String... fields) {
        var text = new StringBuilder();
        for (var field : fields) {
            text.append(field).append('=').append(node.path(field)).append(' ');
        }
        return text.toString();
    }

    private static String attached(Lab lab, String domain) {
        return API + "datacenters/" + lab.id("datacenters", "data_center", "Default") + "/storagedomains/" + domain;
    }

    private static void leave(Lab lab, String domain, Guest guest) {
        var attached = attached(lab, domain);
        Await.until(
                "the domain is deactivated",
                PATIENCE,
                () -> !lab.api().post(attached + "/deactivate", "{}").isNull());
        Await.until(
                "the domain is in maintenance",
                PATIENCE,
                () -> lab.api().get(attached).path("status").asText().equals("maintenance"));
        lab.api().delete(attached);
        assertThat(lab.api()
                        .send("GET", API + "vms/" + guest.id(), "application/json", "", "")
                        .statusCode())
                .isEqualTo(404);
        lab.api().delete(API + "storagedomains/" + domain + "?host=alpha");
        Await.until(
                "the domain is forgotten",
                PATIENCE,
                () -> lab.api().find("storagedomains", "storage_domain", NAME).isEmpty());
    }

    private static void comeBack(Lab lab, String domain, String storage) {
        var found = lab.api()
                .post(
                        API + "storagedomains",
                        "{\"name\":\"%s\",\"type\":\"data\",\"import\":\"true\",\"host\":{\"name\":\"alpha\"},\"storage\":%s}"
                                .formatted(NAME, storage))
                .path("id")
                .asText();
        assertThat(found).isEqualTo(domain);
        var attached = attached(lab, domain);
        lab.api().post(attached.substring(0, attached.lastIndexOf('/')), "{\"id\":\"" + domain + "\"}");
        Await.until(
                "the domain is active",
                PATIENCE,
                () -> lab.api().get(attached).path("status").asText().equals("active"));
        assertThat(lab.api()
                        .get(API + "storagedomains/" + domain + "/vms;unregistered")
                        .toString())
                .contains("\"carried\"");
        assertThat(lab.api()
                        .get(API + "storagedomains/" + domain + "/disks;unregistered")
                        .path("disk"))
                .isEmpty();
    }

    private static void register(Lab lab, String domain, String kind, String id) {
        lab.api()
                .post(
                        API + "storagedomains/" + domain + "/" + kind + "/" + id + "/register",
                        "{\"cluster\":{\"name\":\"Default\"},\"async\":\"false\"}");
    }

    private static Map<String, String> checksums(Path place, String domain) {
        var sums = new TreeMap<String, String>();
        try (var files = Files.list(place.resolve(domain).resolve("images"))) {
            for (var file : files.toList()) {
                sums.put(file.getFileName().toString(), Program.run("sha256sum", file.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sums;
    }

    private static void end(Lab lab, String domain, String template) {
        Await.until("the template is gone", PATIENCE, () -> {
            lab.api()
                    .find("templates", "template", "tiny-" + NAME)
                    .ifPresent(id -> lab.api().delete(API + "templates/" + template));
            return lab.api().find("templates", "template", "tiny-" + NAME).isEmpty();
        });
        var attached = attached(lab, domain);
        lab.api().post(attached + "/deactivate", "{}");
        Await.until(
                "the domain is in maintenance",
                PATIENCE,
                () -> lab.api().get(attached).path("status").asText().equals("maintenance"));
        lab.api().delete(attached);
        lab.api().delete(API + "storagedomains/" + domain + "?host=alpha&format=true");
    }
}
