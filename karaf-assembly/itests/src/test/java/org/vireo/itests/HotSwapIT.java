package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** A plugin leaves and comes back while machines run and a client works. */
@InLab
class HotSwapIT {
    private static final String PLUGIN = "storage-local";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @AfterEach
    void installAgain(Lab lab) {
        if (lab.api().get("/vireo/api/plugins").findValuesAsText("id").stream().noneMatch(PLUGIN::equals)) {
            lab.engine().installAgain(PLUGIN);
        }
    }

    @Test
    void storageLocalIsReplacedWhileAllElseGoesOn(Lab lab) {
        var guest = lab.guest("swap", lab.alpha()).running();
        var boot = guest.bootId();
        try (var client = PollingClient.of(lab.api(), "vms", "hosts", "clusters", "templates", "networks", "events")) {
            assertThatThrownBy(() -> lab.engine().shell().run("vireo:plugin-uninstall " + PLUGIN))
                    .hasMessageContaining("Cannot uninstall plugin storage-local. " + domains(lab)
                            + " objects of the storage type localfs exist");
            lab.engine().shell().run("vireo:plugin-uninstall --force " + PLUGIN);
            domainBecomes(lab, "unknown");
            tellsWhy(lab);
            refusesDisks(lab);
            assertThat(guest.status()).isEqualTo("up");

            lab.engine().installAgain(PLUGIN);
            domainBecomes(lab, "active");

            client.madeSome(20);
            assertThat(client.failures()).isEmpty();
        }
        assertThat(guest.status()).isEqualTo("up");
        assertThat(guest.bootId()).isEqualTo(boot);
        guest.remove();
        lab.guest("swapped", lab.alpha()).running().remove();
    }

    private static void refusesDisks(Lab lab) {
        var body =
                "{\"name\":\"none\",\"format\":\"cow\",\"provisioned_size\":\"1048576\",\"storage_domains\":{\"storage_domain\":[{\"name\":\"alpha\"}]}}";
        var refused = lab.api().send("POST", ApiClient.API + "disks", "application/json", "application/json", body);
        assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 599);
        assertThat(refused.body()).contains("localfs");
    }

    /** Other tests of the same lab may have some of their own. */
    private static long domains(Lab lab) {
        return lab.engine().database().number("select count(*) from storage_domain where type = 'localfs'");
    }

    private static void tellsWhy(Lab lab) {
        var told = lab.api().get(ApiClient.API + "events?max=50").findValuesAsText("description");
        // first its driver leaves the host, then its backend the engine
        assertThat(told)
                .anyMatch(event ->
                        event.startsWith("Storage Domain alpha cannot be reached: ") && event.contains("localfs"));
    }

    private static void domainBecomes(Lab lab, String status) {
        var path = ApiClient.API + "datacenters/" + lab.id("datacenters", "data_center", "Default") + "/storagedomains/"
                + lab.id("storagedomains", "storage_domain", "alpha");
        Await.value(
                "the domain is " + status,
                PATIENCE,
                () -> lab.api().get(path).path("status").asText(),
                status::equals);
    }
}
