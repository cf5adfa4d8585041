package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.EngineProcess;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.Program;

/** Programs that others wrote for others, with a real guest. */
@InLab
class ClientsIT {
    private Lab lab;
    private Guest guest;

    @BeforeEach
    void addGuest(Lab running) {
        lab = running;
        guest = lab.guest("clients", lab.alpha());
    }

    @AfterEach
    void removeGuest() {
        guest.remove();
    }

    @Test
    void aFenceAgentListsAsksCutsAndStarts() {
        assertThat(fence("list")).contains("clients,");
        assertThat(fence("status")).contains("Status: OFF");

        assertThat(fence("on")).contains("Success: Powered ON");
        guest.becomes("up");
        assertThat(fence("status")).contains("Status: ON");
        assertThat(fence("monitor", "--use-cookies")).doesNotContain("Failed");

        assertThat(fence("off")).contains("Success: Powered OFF");
        guest.becomes("down");
        assertThat(guest.runsInLibvirt()).isFalse();
    }

    /** What it said; its exit code tells a machine that is off from one that is on. The view of users shows an administrator nothing that it has no role of users for. The password is not among the arguments, which everybody on the machine may read. */
    private String fence(String action, String... more) {
        var command = new ArrayList<>(List.of(
                "fence_rhevm",
                "--ip=localhost",
                "--ipport=" + lab.engine().ports().https(),
                "--ssl-insecure",
                "--username=" + EngineProcess.ADMIN,
                "--password-script=" + passwordScript(),
                "--plug=clients",
                "--disable-http-filter",
                "--power-timeout=60",
                "--shell-timeout=30",
                "--action=" + action));
        command.addAll(List.of(more));
        return Program.tryRun(command.toArray(new String[0])).output();
    }

    private Path passwordScript() {
        return lab.engine().passwordScript();
    }

    @Test
    void aViewersLibraryListsStartsAndGetsATicket() throws URISyntaxException {
        var client =
                Path.of(ClientsIT.class.getResource("/clients/govirt_client.py").toURI());

        // the library complains of empty descriptions on standard error; what counts is the last line
        var output = Program.run(
                "/usr/bin/python3",
                client.toString(),
                "localhost:" + lab.engine().ports().https(),
                EngineProcess.ADMIN,
                lab.engine().passwordFile().toString(),
                "clients");
        var told = ApiClient.parse(output.substring(output.lastIndexOf('\n') + 1));

        assertThat(told.path("names").toString()).contains("\"clients\"");
        assertThat(told.path("found").toString()).isEqualTo("[\"clients\"]");
        assertThat(told.path("before").asText()).isEqualTo("down");
        assertThat(told.path("after").asText()).isEqualTo("up");
        assertThat(told.path("type").asText()).isEqualTo("vnc");
        assertThat(told.path("address").asText()).isNotEmpty();
        assertThat(told.path("port").asInt()).isPositive();
        assertThat(told.path("ticket").asText()).isNotEmpty();
        assertThat(told.path("expiry").asInt()).isPositive();
        assertThat(guest.runsInLibvirt()).isTrue();
    }
}
