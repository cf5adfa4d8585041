package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** A plugin leaves and comes back while machines run and a client works. */
@InLab
class HotSwapIT {
    private static final String FEATURE = "vireo-storage-local";

    @Test
    void storageLocalIsReplacedWhileAllElseGoesOn(Lab lab) {
        var guest = lab.guest("swap", lab.alpha()).running();
        var boot = guest.bootId();
        var domain = ApiClient.API + "storagedomains/" + lab.id("storagedomains", "storage_domain", "alpha");
        try (var client = PollingClient.of(lab.api(), "vms", "hosts", "clusters", "templates", "networks", "events")) {
            lab.engine().shell().run("feature:uninstall " + FEATURE);
            Await.value(
                    "the domain shows as unavailable",
                    Duration.ofSeconds(30),
                    () -> shown(lab, domain),
                    s -> s.contains("unknown"));
            var refused = lab.api().send("POST", ApiClient.API + "disks", "application/json", "application/json", """
                    {"name":"none","format":"cow","provisioned_size":"1048576","storage_domains":{"storage_domain":[{"name":"alpha"}]}}
                    """);
            assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 599);
            assertThat(refused.body()).contains("localfs");

            lab.engine().shell().run("feature:install " + FEATURE);
            Await.value(
                    "the domain is back",
                    Duration.ofSeconds(60),
                    () -> shown(lab, domain),
                    s -> !s.contains("unknown"));

            client.madeSome(20);
            assertThat(client.failures()).isEmpty();
        }
        assertThat(guest.status()).isEqualTo("up");
        assertThat(guest.bootId()).isEqualTo(boot);
        guest.remove();
    }

    private static String shown(Lab lab, String domain) {
        var attached = ApiClient.API + "datacenters/" + lab.id("datacenters", "data_center", "Default")
                + "/storagedomains/" + domain.substring(domain.lastIndexOf('/') + 1);
        return lab.api().get(attached).path("status").asText();
    }
}
