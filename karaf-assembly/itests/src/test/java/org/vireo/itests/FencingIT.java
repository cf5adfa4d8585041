package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.VirtualHost;

/** A host that goes silent while its machines run on is switched off before they start elsewhere. */
@InLab
class FencingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final String PASSWORD = "s3same-of-the-lab";

    @TempDir
    Path programs;

    private Lab lab;
    private String alpha;
    private String vm;

    @BeforeEach
    void setUpPowerManagement(Lab running) throws IOException {
        lab = running;
        lab.awaitUsable(lab.alpha());
        lab.awaitUsable(lab.beta());
        alpha = "hosts/" + lab.id("hosts", "host", "alpha");
        writeAgent();
        lab.engine().configure("vireo.fence.agents.cfg", "directory = " + programs + "\ntypes = lab\n");
        lab.engine().configure("vireo.hosts.cfg", "connecting_seconds = 5\nlost_seconds = 15\n");
        lab.engine().configure("vireo.hosts.fencing.cfg", "quiet_seconds = 0\n");
        post(
                alpha + "/fenceagents",
                "{\"type\":\"lab\",\"address\":\"127.0.0.1\",\"username\":\"fence\",\"password\":\"%s\",\"order\":1,\"options\":{\"option\":[{\"name\":\"plug\",\"value\":\"%s\"},{\"name\":\"machine\",\"value\":\"%s %s\"}]}}"
                        .formatted(
                                PASSWORD,
                                machine().directory(),
                                machine().name(),
                                machine().address()));
        put(alpha, "{\"power_management\":{\"enabled\":true}}");
    }

    private VirtualHost machine() {
        return lab.alpha().machine();
    }

    /** An agent as the operating system has them, for machines of the lab; it leaves a mark where a machine would boot. */
    private void writeAgent() throws IOException {
        var program = Files.writeString(programs.resolve("fence_lab"), """
                #!/bin/bash
                while IFS='=' read -r name value; do declare "option_$name=$value"; done
                [ "$option_password" = %2$s ] || { echo "wrong password"; exit 1; }
                case $option_action in
                  status) %1$s alive "$option_plug" || exit 2 ;;
                  off) %1$s down "$option_plug" ;;
                  on) %1$s up "$option_plug" $option_machine && touch "$(dirname "$0")/booted" ;;
                esac
                """.formatted(VirtualHost.program(), PASSWORD));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void takeItBack() {
        lab.engine().configure("vireo.hosts.cfg", "connecting_seconds = 20\nlost_seconds = 60\n");
        lab.engine().configure("vireo.fence.agents.cfg", "types = none\n");
        put(alpha, "{\"power_management\":{\"enabled\":false}}");
        lab.api()
                .get(ApiClient.API + alpha + "/fenceagents")
                .path("agent")
                .forEach(agent -> lab.api()
                        .delete(ApiClient.API + alpha + "/fenceagents/"
                                + agent.path("id").asText()));
        if (vm != null) {
            post("vms/" + vm + "/stop", "{}");
            Await.until(
                    "the machine is down",
                    PATIENCE,
                    () -> lab.status("vms/" + vm).equals("down"));
            lab.api().delete(ApiClient.API + "vms/" + vm);
        }
        lab.awaitUsable(lab.alpha());
    }

    private JsonNode post(String path, String body) {
        return lab.api().post(ApiClient.API + path, body);
    }

    private void put(String path, String body) {
        var answer = lab.api().send("PUT", ApiClient.API + path, "application/json", "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void aSilentHostIsFencedAndItsMachineRunsOnTheOther() {
        vm = post(
                        "vms",
                        "{\"name\":\"precious\",\"cluster\":{\"name\":\"Default\"},\"template\":{\"name\":\"Blank\"},\"memory\":67108864,\"high_availability\":{\"enabled\":true}}")
                .path("id")
                .asText();
        Await.until(
                "the machine is made", PATIENCE, () -> lab.status("vms/" + vm).equals("down"));
        post(
                "vms/" + vm + "/start",
                "{\"vm\":{\"placement_policy\":{\"hosts\":{\"host\":[{\"id\":\"%s\"}]}}}}"
                        .formatted(lab.id("hosts", "host", "alpha")));
        awaitRunningOn("alpha");
        Await.until("the agents of the host tell its power", PATIENCE, () -> power().equals("on"));
        assertThat(lab.engine()
                        .database()
                        .number("select count(*) from definition where cast(secrets as text) like '%s3same%'"))
                .isZero();

        lab.alpha().kill();
        assertThat(machine().virsh("list", "--uuid")).contains(vm);

        awaitRunningOn("beta");
        assertThat(lab.beta().machine().virsh("list", "--uuid")).contains(vm);
        Await.until("the host was given power", PATIENCE, () -> Files.exists(programs.resolve("booted")));
        assertThat(machine().virsh("list", "--uuid")).doesNotContain(vm);
        lab.alpha().start();
        lab.awaitUsable(lab.alpha());
        assertThat(events("121")).isEqualTo(1);
        assertThat(events("9602")).isEqualTo(1);
    }

    private String power() {
        var answer = lab.api()
                .send(
                        "POST",
                        ApiClient.API + alpha + "/fence",
                        "application/json",
                        "application/json",
                        "{\"fence_type\":\"status\"}");
        return ApiClient.parse(answer.body())
                .path("power_management")
                .path("status")
                .asText();
    }

    private void awaitRunningOn(String host) {
        var id = lab.id("hosts", "host", host);
        Await.until("the machine runs on " + host, PATIENCE, () -> {
            var entity = lab.api().get(ApiClient.API + "vms/" + vm);
            return entity.path("host").path("id").asText().equals(id)
                    && entity.path("status").asText().matches("up|powering_up");
        });
    }

    private long events(String code) {
        return lab.engine().database().number("select count(*) from event where code = " + code);
    }
}
