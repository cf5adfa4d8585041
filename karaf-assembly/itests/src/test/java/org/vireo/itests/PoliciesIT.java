package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** Snapshots, pools, quotas and labels, with guests that run and hosts that differ. */
@InLab
class PoliciesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String FILE = "/data/note";

    private final Deque<Runnable> undo = new ArrayDeque<>();
    private Lab lab;
    private ApiClient api;

    @BeforeEach
    void useLab(Lab running) {
        lab = running;
        api = lab.api();
        lab.awaitUsable(lab.alpha());
    }

    @AfterEach
    void undoAll() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    private String add(String collection, String body) {
        var id = api.post(ApiClient.API + collection, body).path("id").asText();
        undo.push(() -> api.delete(ApiClient.API + collection + "/" + id));
        return id;
    }

    private Guest guest(String name) {
        var guest = lab.guest(name, lab.alpha());
        undo.push(guest::remove);
        return guest;
    }

    private static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    @Test
    void aRestoredSnapshotHasWhatWasOnTheDiskBefore() {
        var guest = guest("remembering").running();
        guest.write(FILE, "before");
        guest.act("stop");
        guest.becomes("down");
        var snapshots = ApiClient.API + "vms/" + guest.id() + "/snapshots";
        var snapshot = snapshots + "/"
                + api.post(snapshots, "{\"description\":\"known good\"}")
                        .path("id")
                        .asText();
        ready(snapshot, guest);

        guest.running().write(FILE, "after");
        assertThat(guest.read(FILE)).isEqualTo("after");
        guest.act("stop");
        guest.becomes("down");
        api.post(snapshot + "/restore", "{}");
        ready(snapshot, guest);

        guest.running();
        assertThat(guest.read(FILE)).isEqualTo("before");
    }

    private void ready(String snapshot, Guest guest) {
        Await.value(
                "the snapshot is ready",
                PATIENCE,
                () -> api.get(snapshot).path("snapshot_status").asText(),
                "ok"::equals);
        guest.becomes("down");
    }

    @Test
    void aPoolStartsMachinesAheadAndForgetsWhatItsUsersDid() {
        var pool = api.post(
                        ApiClient.API + "vmpools",
                        "{\"name\":\"desk-?\",\"size\":\"1\",\"prestarted_vms\":\"1\",\"max_user_vms\":\"1\","
                                + "\"cluster\":{\"name\":\"Default\"},\"template\":{\"name\":\"tiny-alpha\"}}")
                .path("id")
                .asText();
        undo.push(() -> remove(pool));
        var ahead = member("up", "");
        var guest = Guest.known(lab, ahead, lab.alpha());
        var boot = guest.bootId();

        var given = api.post(ApiClient.API + "vmpools/" + pool + "/allocatevm", "{}")
                .path("vm")
                .path("id")
                .asText();
        assertThat(given).isEqualTo(ahead);
        guest.write(FILE, "private");
        assertThat(guest.read(FILE)).isEqualTo("private");
        guest.act("shutdown");

        // nobody asks for it to be started again but the pool
        assertThat(member("up", boot)).isEqualTo(ahead);
        assertThatThrownBy(() -> guest.read(FILE)).hasMessageContaining("No such file");
        api.put(ApiClient.API + "vmpools/" + pool, "{\"prestarted_vms\":\"0\"}");
        guest.act("stop");
        guest.becomes("down");
    }

    /** The pool's only machine, once it runs on another boot than that. */
    private String member(String status, String otherThan) {
        var found = Await.value(
                "the pool's machine is " + status,
                PATIENCE,
                () -> items(api.get(ApiClient.API + "vms?search=name%3Ddesk-1").path("vm")),
                list -> list.size() == 1
                        && list.get(0).path("status").asText().equals(status)
                        && !Guest.known(lab, list.get(0).path("id").asText(), lab.alpha())
                                .bootId()
                                .equals(otherThan));
        return found.get(0).path("id").asText();
    }

    private void remove(String pool) {
        api.delete(ApiClient.API + "vmpools/" + pool);
        Await.until(
                "the pool is gone with its machines",
                PATIENCE,
                () -> api.find("vmpools", "vm_pool", "desk-?").isEmpty()
                        && api.find("vms", "vm", "desk-1").isEmpty());
    }

    @Test
    void aQuotaRefusesAStartThatGoesBeyondIt() {
        var center = "datacenters/" + lab.id("datacenters", "data_center", "Default");
        var guest = guest("thrifty");
        var quota = add(center + "/quotas", "{\"name\":\"small\",\"cluster_hard_limit_pct\":\"0\"}");
        api.post(ApiClient.API + center + "/quotas/" + quota + "/quotaclusterlimits", "{\"memory_limit\":\"0.1\"}");
        api.put(ApiClient.API + "vms/" + guest.id(), "{\"quota\":{\"id\":\"" + quota + "\"}}");
        undo.push(() ->
                api.put(ApiClient.API + "vms/" + guest.id(), "{\"quota\":{\"id\":\"" + standard(center) + "\"}}"));
        api.put(ApiClient.API + center, "{\"quota_mode\":\"enabled\"}");
        undo.push(() -> api.put(ApiClient.API + center, "{\"quota_mode\":\"disabled\"}"));

        var refused = start(guest);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Quota small allows 0.10 GiB");
        assertThat(guest.status()).isEqualTo("down");

        api.put(ApiClient.API + center, "{\"quota_mode\":\"audit\"}");
        assertThat(start(guest).statusCode()).isEqualTo(200);
        guest.becomes("up");
        guest.act("stop");
        guest.becomes("down");
    }

    private String standard(String center) {
        return items(api.get(ApiClient.API + center + "/quotas").path("quota")).stream()
                .filter(quota -> quota.path("name").asText().equals("Default"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private HttpResponse<String> start(Guest guest) {
        return api.send(
                "POST", ApiClient.API + "vms/" + guest.id() + "/start", "application/json", "application/json", "{}");
    }

    @Test
    void aLabelDecidesWhichOfTwoHostsRunsAMachine() {
        lab.awaitUsable(lab.beta());
        var label = add("affinitylabels", "{\"name\":\"only-there\"}");
        var machine = diskless();
        api.post(ApiClient.API + "vms/" + machine + "/affinitylabels", "{\"id\":\"" + label + "\"}");
        var guest = Guest.known(lab, machine, lab.beta());

        var nowhere = start(guest);
        assertThat(nowhere.statusCode()).isEqualTo(409);
        assertThat(nowhere.body()).contains("only-there");

        for (var host : List.of(lab.beta(), lab.alpha())) {
            var id = lab.id("hosts", "host", host.name());
            var labels = ApiClient.API + "hosts/" + id + "/affinitylabels";
            api.post(labels, "{\"id\":\"" + label + "\"}");
            guest.act("start");
            guest.becomes("powering_up"); // up is a minute later: nothing in it says that it has booted
            assertThat(guest.entity().path("host").path("id").asText()).isEqualTo(id);
            guest.act("stop");
            guest.becomes("down");
            api.delete(labels + "/" + label);
        }
    }

    /** Without a disk it could run on either host. */
    private String diskless() {
        var machine = api.post(ApiClient.API + "vms", """
                        {"name":"anywhere","cluster":{"name":"Default"},"template":{"name":"Blank"},"memory":"134217728",
                         "memory_policy":{"guaranteed":"134217728","max":"134217728"},"os":{"boot":{"devices":{"device":["network"]}}}}
                        """).path("id").asText();
        undo.push(() -> Guest.known(lab, machine, lab.alpha()).remove());
        return machine;
    }
}
