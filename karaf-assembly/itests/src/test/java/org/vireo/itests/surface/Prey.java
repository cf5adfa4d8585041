package org.vireo.itests.surface;

import java.time.Duration;
import java.util.List;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.EngineProcess;
import org.vireo.itests.lab.SimulatedDisks;
import org.vireo.itests.lab.SimulatorProcess;

/** Something to ask about: simulated hosts that answer, a storage domain, a template, machines with disks and interfaces. */
final class Prey implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final List<String> HOSTS = List.of("sim-host-1", "sim-host-2");
    private static final List<String> MACHINES = List.of("prey-1", "prey-2", "prey-3");

    private final ApiClient api;
    private final SimulatorProcess simulator;

    Prey(EngineProcess engine) {
        api = engine.api();
        simulator = new SimulatorProcess(engine, HOSTS.size());
    }

    /** Waits for the hosts and fills them; what fails here leaves a simulator to close. */
    void fill() {
        Await.until(
                "the hosts wait",
                PATIENCE,
                () -> api.get("/vireo/api/waiting-hosts").path("waiting").size() == HOSTS.size());
        HOSTS.forEach(host -> post(
                "hosts",
                "{\"name\":\"%s\",\"address\":\"%s.test\",\"cluster\":{\"name\":\"Default\"}}".formatted(host, host)));
        HOSTS.forEach(host -> becomes("hosts", "host", host, "up"));
        var disks = new SimulatedDisks(api, HOSTS.get(0), "Default");
        MACHINES.forEach(machine -> machine(machine, disks.template()));
        MACHINES.forEach(machine -> becomes("vms", "vm", machine, "down"));
        start(MACHINES.get(0));
    }

    private void machine(String name, String template) {
        var id = post(
                "vms",
                "{\"name\":\"%s\",\"cluster\":{\"name\":\"Default\"},\"template\":{\"name\":\"%s\"}}"
                        .formatted(name, template));
        becomes("vms", "vm", name, "down");
        post("vms/" + id + "/nics", "{\"name\":\"nic1\",\"vnic_profile\":{\"name\":\"ovirtmgmt\"}}");
    }

    private void start(String machine) {
        post("vms/" + api.find("vms", "vm", machine).orElseThrow() + "/start", "{}");
        becomes("vms", "vm", machine, "up");
    }

    private String post(String path, String body) {
        return api.post(ApiClient.API + path, body).path("id").asText();
    }

    private void becomes(String collection, String element, String name, String status) {
        var path = ApiClient.API + collection + "/"
                + api.find(collection, element, name).orElseThrow();
        Await.value(
                name + " is " + status,
                PATIENCE,
                () -> api.get(path).path("status").asText(),
                status::equals);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
