package org.vireo.itests.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** A storage domain on a simulated host, and a template with two disks in it. Confined to one thread. */
public final class SimulatedDisks {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String NAME = "simulated-disks";

    private final ApiClient api;
    private final String centers;
    private final String domain;
    private final String template;

    /** Makes both and waits until they can be used; the host must be up, in the data center Default. */
    public SimulatedDisks(ApiClient api, String host, String cluster) {
        this.api = api;
        centers = "datacenters/"
                + api.find("datacenters", "data_center", "Default").orElseThrow() + "/storagedomains";
        domain = add(
                "storagedomains",
                "{\"name\":\"%s\",\"type\":\"data\",\"host\":{\"name\":\"%s\"},\"storage\":{\"type\":\"localfs\",\"path\":\"/simulated\"}}"
                        .formatted(NAME, host));
        add(centers, "{\"id\":\"" + domain + "\"}");
        becomes(centers + "/" + domain, "active");
        var origin = add(
                "vms",
                "{\"name\":\"sim-origin\",\"cluster\":{\"name\":\"%s\"},\"template\":{\"name\":\"Blank\"}}"
                        .formatted(cluster));
        disk(origin, true);
        disk(origin, false);
        template = add("templates", "{\"name\":\"%s\",\"vm\":{\"id\":\"%s\"}}".formatted(NAME, origin));
        becomes("templates/" + template, "ok");
        remove("vms/" + origin);
    }

    private void disk(String machine, boolean bootable) {
        var disk = add("vms/" + machine + "/diskattachments", """
                {"bootable":"%s","active":"true","interface":"virtio","disk":{"name":"sim-disk-%s","format":"cow",
                 "provisioned_size":"1073741824","storage_domains":{"storage_domain":[{"name":"%s"}]}}}
                """.formatted(bootable, bootable, NAME));
        becomes("disks/" + disk, "ok");
        becomes("vms/" + machine, "down");
    }

    /** The template's name. */
    public String template() {
        return NAME;
    }

    /** What a machine made from the template has, once it is ready. */
    public List<JsonNode> ofMachine(String name) {
        var machine = api.find("vms", "vm", name).orElseThrow();
        becomes("vms/" + machine, "down");
        var attachments =
                api.get(ApiClient.API + "vms/" + machine + "/diskattachments").path("disk_attachment");
        attachments.forEach(one -> becomes("disks/" + one.path("id").asText(), "ok"));
        return StreamSupport.stream(attachments.spliterator(), false).toList();
    }

    /** What a machine has that is made from the template and brings a disk of its own in the same request, once it is ready. */
    public List<JsonNode> ofMachineThatBringsOne(String name, String cluster) {
        add("vms", """
                {"name":"%s","cluster":{"name":"%s"},"template":{"name":"%s"},"disk_attachments":{"disk_attachment":[
                 {"bootable":"false","interface":"virtio_scsi","disk":{"format":"cow","provisioned_size":"1073741824",
                  "storage_domains":{"storage_domain":[{"name":"%s"}]}}}]}}
                """.formatted(name, cluster, NAME, NAME));
        return ofMachine(name);
    }

    /** Takes all of it away, with the machines made from the template, which must be down; their host must be up. */
    public void removeWith(String... machines) {
        List.of(machines)
                .forEach(machine ->
                        remove("vms/" + api.find("vms", "vm", machine).orElseThrow()));
        remove("templates/" + template);
        api.post(ApiClient.API + centers + "/" + domain + "/deactivate", "{}");
        becomes(centers + "/" + domain, "maintenance");
        remove(centers + "/" + domain);
        remove("storagedomains/" + domain + "?destroy=true");
    }

    private String add(String collection, String body) {
        return api.post(ApiClient.API + collection, body).path("id").asText();
    }

    private void becomes(String path, String status) {
        Await.value(
                path + " is " + status,
                PATIENCE,
                () -> api.get(ApiClient.API + path).path("status").asText(),
                status::equals);
    }

    /** A job that is about to end may hold a lock for a moment. */
    private void remove(String path) {
        Await.until(
                path + " may go",
                PATIENCE,
                () -> !api.delete(ApiClient.API + path).isNull());
        var plain = path.replaceFirst("\\?.*", "");
        Await.until(
                plain + " is gone",
                PATIENCE,
                () -> api.send("GET", ApiClient.API + plain, "application/json", "", "")
                                .statusCode()
                        == 404);
    }
}
