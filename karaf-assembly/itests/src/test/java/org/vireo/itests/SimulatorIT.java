package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.SimulatedDisks;
import org.vireo.itests.lab.SimulatorProcess;

/** Many hosts in one agent, adopted over the API, in a cluster of their own. */
@InLab
class SimulatorIT {
    private static final int HOSTS = 20;
    private static final int MACHINES = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String CLUSTER = "simulated";

    @Test
    void runsAHundredMachinesOnTwentyAdoptedHosts(Lab lab) {
        var api = lab.api();
        try (var simulator = new SimulatorProcess(lab.engine(), HOSTS)) {
            refusesAnAddressWhereNobodyWaits(api);
            Await.until("all hosts wait", PATIENCE, () -> waiting(api) == HOSTS);
            assertThat(ofCluster(api, "hosts", "host")).isEmpty();
            api.post(ApiClient.API + "clusters", "{\"name\":\"simulated\",\"data_center\":{\"name\":\"Default\"}}");
            var before = cpuSeconds(lab.engine().pid());
            IntStream.rangeClosed(1, HOSTS).forEach(number -> add(api, "sim-host-" + number));
            Await.until("all hosts are up", PATIENCE, () -> all(api, "hosts", "host", "up", HOSTS));

            IntStream.rangeClosed(1, MACHINES - 2).forEach(number -> create(api, "sim-" + number, "Blank"));
            var disks = new SimulatedDisks(api, "sim-host-1", CLUSTER);
            create(api, "sim-" + MACHINES, disks.template());
            assertThat(disks.ofMachine("sim-" + MACHINES)).hasSize(2);
            assertThat(disks.ofMachineThatBringsOne("sim-" + (MACHINES - 1), CLUSTER))
                    .hasSize(3);
            act(api, "vms", "vm", "start");
            Await.until("all machines are up", PATIENCE, () -> all(api, "vms", "vm", "up", MACHINES));
            System.out.printf(
                    "%d simulated hosts, %d machines started: engine %.1f CPU s, simulator %.1f CPU s%n",
                    HOSTS, MACHINES, cpuSeconds(lab.engine().pid()) - before, cpuSeconds(simulator.pid()));

            refusesMaintenanceWhileMachinesStay(api);
            act(api, "vms", "vm", "stop");
            Await.until("all machines are down", PATIENCE, () -> all(api, "vms", "vm", "down", MACHINES));
            disks.removeWith("sim-" + (MACHINES - 1), "sim-" + MACHINES);
            act(api, "hosts", "host", "deactivate");
            Await.until("maintenance", PATIENCE, () -> all(api, "hosts", "host", "maintenance", HOSTS));
            activatesOneAgain(api);
        } finally {
            remove(api);
        }
    }

    private static void refusesAnAddressWhereNobodyWaits(ApiClient api) {
        var refused = api.send(
                "POST",
                ApiClient.API + "hosts",
                "application/json",
                "application/json",
                "{\"name\":\"nobody\",\"address\":\"nobody.invalid\",\"ssh\":{\"fingerprint\":\"SHA256:wrong\"}}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(api.find("hosts", "host", "nobody")).isEmpty();
    }

    private static void refusesMaintenanceWhileMachinesStay(ApiClient api) {
        var busy = ofCluster(api, "vms", "vm").get(0).path("host").path("id").asText();
        var refused = api.send(
                "POST", ApiClient.API + "hosts/" + busy + "/deactivate", "application/json", "application/json", "{}");
        assertThat(refused.statusCode()).isEqualTo(409);
    }

    private static void activatesOneAgain(ApiClient api) {
        var path = ApiClient.API + "hosts/"
                + ofCluster(api, "hosts", "host").get(0).path("id").asText();
        api.post(path + "/activate", "{}");
        Await.until(
                "it is up again",
                PATIENCE,
                () -> api.get(path).path("status").asText().equals("up"));
        api.post(path + "/deactivate", "{}");
        Await.until(
                "it rests again",
                PATIENCE,
                () -> api.get(path).path("status").asText().equals("maintenance"));
    }

    private static long waiting(ApiClient api) {
        return api.get("/vireo/api/waiting-hosts").path("waiting").size();
    }

    private static void add(ApiClient api, String name) {
        api.post(
                ApiClient.API + "hosts",
                "{\"name\":\"%s\",\"address\":\"%s.test\",\"cluster\":{\"name\":\"%s\"}}"
                        .formatted(name, name, CLUSTER));
    }

    private static void create(ApiClient api, String name, String template) {
        api.post(ApiClient.API + "vms", """
                        {"name":"%s","cluster":{"name":"%s"},"template":{"name":"%s"},
                         "placement_policy":{"affinity":"user_migratable"}}
                        """.formatted(name, CLUSTER, template));
    }

    private static void act(ApiClient api, String collection, String element, String action) {
        ofCluster(api, collection, element)
                .forEach(one -> api.post(
                        ApiClient.API + collection + "/" + one.path("id").asText() + "/" + action, "{}"));
    }

    private static boolean all(ApiClient api, String collection, String element, String status, int count) {
        var found = ofCluster(api, collection, element);
        return found.size() == count
                && found.stream().allMatch(one -> one.path("status").asText().equals(status));
    }

    private static List<JsonNode> ofCluster(ApiClient api, String collection, String element) {
        var found = api.get(ApiClient.API + collection + "?search=cluster%3D" + CLUSTER)
                .path(element);
        return StreamSupport.stream(found.spliterator(), false).toList();
    }

    /** What is left when something failed is left for the logs to explain. */
    private static void remove(ApiClient api) {
        for (var machine : ofCluster(api, "vms", "vm")) {
            api.delete(ApiClient.API + "vms/" + machine.path("id").asText());
        }
        for (var host : ofCluster(api, "hosts", "host")) {
            api.delete(ApiClient.API + "hosts/" + host.path("id").asText());
        }
        api.find("clusters", "cluster", CLUSTER).ifPresent(id -> api.delete(ApiClient.API + "clusters/" + id));
    }

    private static double cpuSeconds(long pid) {
        try {
            var fields = Files.readString(Path.of("/proc/" + pid + "/stat"))
                    .replaceFirst(".*\\) ", "")
                    .split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the CPU time of process " + pid, e);
        }
    }
}
