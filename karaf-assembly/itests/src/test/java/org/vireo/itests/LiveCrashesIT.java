package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.BusyGuest;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Kills;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.Provision;

/**
 * Kills the engine at every step of what is done to the images of a guest that writes, and looks at guest and images. By request: every kill
 * takes a start.
 */
@InLab
class LiveCrashesIT {
    private static final String API = ApiClient.API;

    private Lab lab;
    private Kills kills;
    private Guest guest;
    private BusyGuest busy;
    private ImageLook look;

    @Test
    void nothingIsLostThoughTheEngineDies(Lab running) {
        var seed = Long.getLong("vireo.crashes.seed", System.nanoTime());
        System.out.println("vireo.crashes.seed=" + seed);
        begin(running, seed);
        var began = Instant.now();
        try {
            each("AddSnapshot", this::snapshot);
            each("RemoveSnapshot", this::merge);
            each("MoveDisk", this::move);
            look.inLine();
            stopAndLook();
            each("AddTemplate", this::template);
        } finally {
            System.out.println(
                    kills.table() + Duration.between(began, Instant.now()).toSeconds() + " s");
            guest.remove();
        }
    }

    private void begin(Lab running, long seed) {
        lab = running;
        lab.awaitUsable(lab.alpha());
        if (lab.api().find("storagedomains", "storage_domain", "elsewhere").isEmpty()) {
            var place = lab.alpha().storage().resolveSibling("elsewhere");
            var storage = "{\"type\":\"localfs\",\"path\":\"" + place + "\"}";
            new Provision(lab.api(), lab.alpha(), "elsewhere", storage).makeStorage();
        }
        kills = new Kills(lab, seed);
        guest = lab.guest("busy", lab.alpha()).running();
        busy = new BusyGuest(lab, guest);
        look = new ImageLook(lab, guest, busy.disk());
    }

    /** How many steps there are is known from the first time on. */
    private void each(String command, IntConsumer kill) {
        var wanted = Pattern.compile(System.getProperty("vireo.crashes.of", ""))
                .matcher(command)
                .find();
        for (var step = 0; wanted && (step == 0 || step < kills.steps(command)); step++) {
            kill.accept(step);
        }
    }

    private List<String> snapshots() {
        var found = lab.api().get(API + "vms/" + guest.id() + "/snapshots").path("snapshot");
        return StreamSupport.stream(found.spliterator(), false)
                .filter(one -> one.path("snapshot_type").asText().equals("regular"))
                .map(one -> one.path("id").asText())
                .toList();
    }

    private void snapshot(int step) {
        snapshots().forEach(busy::remove);
        kills.in(
                "AddSnapshot",
                step,
                () -> lab.api()
                        .post(
                                API + "vms/" + guest.id() + "/snapshots",
                                "{\"description\":\"killed\",\"persist_memorystate\":\"false\"}"));
        kills.ended("snapshot", snapshots().size() == 1);
        goesOn();
    }

    private void merge(int step) {
        if (snapshots().isEmpty()) {
            busy.take("to be merged");
            busy.goesOn();
        }
        var id = snapshots().get(0);
        kills.in("RemoveSnapshot", step, () -> lab.api().delete(API + "vms/" + guest.id() + "/snapshots/" + id));
        kills.ended("merge", snapshots().isEmpty());
        goesOn();
    }

    private void move(int step) {
        var to = look.domain().equals(lab.id("storagedomains", "storage_domain", "elsewhere")) ? "alpha" : "elsewhere";
        var id = lab.id("storagedomains", "storage_domain", to);
        kills.in(
                "MoveDisk",
                step,
                () -> lab.api()
                        .post(API + "disks/" + busy.disk() + "/move", "{\"storage_domain\":{\"id\":\"" + id + "\"}}"));
        kills.ended("move", look.domain().equals(id));
        goesOn();
    }

    private void goesOn() {
        assertThat(guest.status()).isEqualTo("up");
        busy.goesOn();
        look.inLine();
    }

    private void stopAndLook() {
        var sum = busy.sum();
        guest.act("shutdown");
        guest.becomes("down");
        look.check();
        guest.running();
        busy.has(sum);
        guest.act("shutdown");
        guest.becomes("down");
    }

    private void template(int step) {
        var before = look.reads(busy.disk());
        kills.in(
                "AddTemplate",
                step,
                () -> lab.api()
                        .post(API + "templates", "{\"name\":\"killed\",\"vm\":{\"id\":\"" + guest.id() + "\"}}"));
        var made = lab.api().find("templates", "template", "killed");
        kills.ended("template", made.isPresent());
        made.ifPresent(id -> {
            assertThat(lab.status("templates/" + id)).isEqualTo("ok");
            var disk = lab.api()
                    .get(API + "templates/" + id + "/diskattachments")
                    .path("disk_attachment")
                    .get(0)
                    .path("id")
                    .asText();
            assertThat(look.reads(disk)).isEqualTo(before);
            lab.api().delete(API + "templates/" + id);
            kills.settle();
        });
        assertThat(look.reads(busy.disk())).isEqualTo(before);
        look.noneLeftOver();
    }
}
