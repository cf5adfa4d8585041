package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.PowerDevice;
import org.vireo.itests.lab.Program;
import org.vireo.itests.lab.Provision;
import org.vireo.itests.lab.VendorFolder;

/** The guide for makers of plugins, followed from its first command to a plugin at work. */
@InLab
class VendorGuideIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String REPORTS = "/vireo/api/reports";
    private static final String PASSWORD = "s3same-of-the-device";

    @TempDir
    Path folder;

    @Test
    void aNewTypeOfStorageRunsAMachine(Lab lab) throws IOException {
        var plugin = new PluginClient(lab.api(), "storage-acme");
        var shared = Files.createTempDirectory(
                Path.of("/srv"),
                "acme",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try {
            assertThat(plugin.bring(new VendorFolder(folder).made("storage", "engine/target/storage-acme-1.0.0.kar")))
                    .isEqualTo("finished");
            new Provision(
                            lab.api(),
                            lab.alpha(),
                            "acme",
                            "{\"type\":\"posixfs\",\"vfs_type\":\"acme\",\"path\":\"" + shared + "\"}")
                    .run();

            var guest = Guest.create(lab, "acme", lab.alpha(), "acme").runningOn(lab.alpha());
            assertThat(lab.alpha().machine().virsh("domblklist", guest.id())).contains(shared.toString());
            guest.exec("/bin/dd", "if=/dev/vda", "of=/dev/null", "bs=1M", "count=1");
            guest.remove();
            refusesToLeaveItsStorageBehind(lab);
            removeStorage(lab);
            assertThat(plugin.remove()).isEqualTo("finished");
        } finally {
            Program.run("rm", "-rf", shared.toString());
        }
    }

    private static void refusesToLeaveItsStorageBehind(Lab lab) {
        var answer = lab.api().send("DELETE", PluginClient.path("storage-acme"), "application/json", "", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("acme");
    }

    private static void removeStorage(Lab lab) {
        var api = lab.api();
        api.delete(ApiClient.API + "templates/" + lab.id("templates", "template", "tiny-acme"));
        Await.until(
                "the template is gone",
                PATIENCE,
                () -> api.find("templates", "template", "tiny-acme").isEmpty());
        var domain = lab.id("storagedomains", "storage_domain", "acme");
        var attached = "datacenters/" + lab.id("datacenters", "data_center", "Default") + "/storagedomains/" + domain;
        api.post(ApiClient.API + attached + "/deactivate", "{}");
        Await.until("the domain rests", PATIENCE, () -> lab.status(attached).equals("maintenance"));
        api.delete(ApiClient.API + attached);
        Await.until(
                "the domain is removed",
                PATIENCE,
                () -> api.send(
                                                "DELETE",
                                                ApiClient.API + "storagedomains/" + domain + "?host=alpha&format=true",
                                                "application/json",
                                                "",
                                                "")
                                        .statusCode()
                                / 100
                        == 2);
        Await.until(
                "the domain is gone",
                PATIENCE,
                () -> api.find("storagedomains", "storage_domain", "acme").isEmpty());
    }

    @Test
    void aNewPowerDeviceSwitchesAHost(Lab lab) throws IOException, GeneralSecurityException {
        var plugin = new PluginClient(lab.api(), "fence-acme");
        assertThat(plugin.bring(new VendorFolder(folder).made("fence", "target/fence-acme-1.0.0.kar")))
                .isEqualTo("finished");
        lab.awaitUsable(lab.beta());
        var beta = "hosts/" + lab.id("hosts", "host", "beta");
        try (var device = new PowerDevice(folder, PASSWORD)) {
            var agent = lab.api()
                    .post(ApiClient.API + beta + "/fenceagents", agent(device))
                    .path("id")
                    .asText();
            lab.api().put(ApiClient.API + beta, "{\"power_management\":{\"enabled\":true}}");
            assertThat(fence(lab, beta, "status").at("/power_management/status").asText())
                    .isEqualTo("on");
            lab.api().post(ApiClient.API + beta + "/deactivate", "{}");
            becomes(lab, beta, "maintenance");
            fence(lab, beta, "stop");
            Await.until("beta has no power", PATIENCE, () -> device.power().equals("off"));
            fence(lab, beta, "start");
            Await.until("beta has power", PATIENCE, () -> device.power().equals("on"));
            lab.api().post(ApiClient.API + beta + "/activate", "{}");
            lab.api().put(ApiClient.API + beta, "{\"power_management\":{\"enabled\":false}}");
            lab.api().delete(ApiClient.API + beta + "/fenceagents/" + agent);
        }
        lab.awaitUsable(lab.beta());
        assertThat(plugin.remove()).isEqualTo("finished");
    }

    @Test
    void aNewReportIsMadeOfTheHistory(Lab lab) {
        var plugin = new PluginClient(lab.api(), "report-acme");
        var file = new VendorFolder(folder).made("report", "target/report-acme-1.0.0.kar");
        lab.awaitUsable(lab.alpha());
        lab.engine().install("report-csv");
        assertThat(plugin.bring(file)).isEqualTo("finished");
        assertThat(reports(lab)).contains("acme-hosts");
        var run = lab.api()
                .post(REPORTS + "/acme-hosts", "{\"form\":\"csv\"}")
                .at("/run/href")
                .asText();
        var made = Await.value(
                "the report is made",
                PATIENCE,
                () -> lab.api().get(run),
                found -> !found.path("state").asText().equals("running"));
        assertThat(made.path("state").asText()).as(made.toString()).isEqualTo("done");
        assertThat(lab.api()
                        .send("GET", made.path("content").asText(), "*/*", "", "")
                        .body())
                .contains("Never above half");
        lab.api().delete(run);
        assertThat(plugin.remove()).isEqualTo("finished");
        assertThat(reports(lab)).doesNotContain("acme-hosts");
        assertThat(new PluginClient(lab.api(), "report-csv").remove()).isEqualTo("finished");
    }

    private static List<String> reports(Lab lab) {
        return lab.api().get(REPORTS).path("reports").findValuesAsText("id");
    }

    private static String agent(PowerDevice device) throws IOException {
        var agent = JsonNodeFactory.instance.objectNode();
        agent.put("type", "acme").put("address", "127.0.0.1").put("port", device.port());
        agent.put("username", "fence").put("password", PASSWORD).put("order", 1);
        agent.putObject("options")
                .putArray("option")
                .addObject()
                .put("name", "certificate")
                .put("value", device.certificate());
        return agent.toString();
    }

    private static JsonNode fence(Lab lab, String host, String type) {
        return lab.api().post(ApiClient.API + host + "/fence", "{\"fence_type\":\"" + type + "\"}");
    }

    private static void becomes(Lab lab, String host, String status) {
        Await.until("the host is " + status, PATIENCE, () -> lab.status(host).equals(status));
    }
}
