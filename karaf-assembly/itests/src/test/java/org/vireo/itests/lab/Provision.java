package org.vireo.itests.lab;

import java.time.Duration;

/**
 * Gives a host a storage domain and a template of the tiny guest on it, through the API alone.
 *
 * @param api of the engine
 * @param host that is up
 */
record Provision(ApiClient api, HostProcess host) {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    void run() {
        storage();
        template(image());
    }

    private void storage() {
        var domain = api.post(
                        ApiClient.API + "storagedomains",
                        "{\"name\":\"%s\",\"type\":\"data\",\"host\":{\"name\":\"%s\"},\"storage\":{\"type\":\"localfs\",\"path\":\"%s\"}}"
                                .formatted(host.name(), host.name(), host.storage()))
                .path("id")
                .asText();
        var attached = ApiClient.API + "datacenters/"
                + api.find("datacenters", "data_center", "Default").orElseThrow() + "/storagedomains";
        api.post(attached, "{\"id\":\"" + domain + "\"}");
        becomes(attached + "/" + domain, "active");
    }

    private String image() {
        api.post(
                "/vireo/api/disk-imports",
                "{\"name\":\"%s\",\"storage_domain\":{\"name\":\"%s\"},\"host\":{\"name\":\"%s\"},\"file\":\"tiny.qcow2\"}"
                        .formatted(host.name(), host.name(), host.name()));
        var disk = Await.value(
                        "disk " + host.name() + " is imported",
                        PATIENCE,
                        () -> api.find("disks", "disk", host.name()),
                        d -> d.isPresent())
                .orElseThrow();
        becomes(ApiClient.API + "disks/" + disk, "ok");
        return disk;
    }

    private void template(String disk) {
        var origin = api.post(ApiClient.API + "vms", """
                        {"name":"origin-%s","cluster":{"name":"Default"},"template":{"name":"Blank"},"memory":"134217728",
                         "memory_policy":{"guaranteed":"134217728","max":"1073741824"},"os":{"type":"other_linux"}}
                        """.formatted(host.name()))
                .path("id")
                .asText();
        api.post(
                ApiClient.API + "vms/" + origin + "/diskattachments",
                "{\"bootable\":\"true\",\"active\":\"true\",\"interface\":\"virtio\",\"disk\":{\"id\":\"" + disk
                        + "\"}}");
        var template = api.post(
                        ApiClient.API + "templates",
                        "{\"name\":\"tiny-%s\",\"vm\":{\"id\":\"%s\"}}".formatted(host.name(), origin))
                .path("id")
                .asText();
        becomes(ApiClient.API + "templates/" + template, "ok");
        api.delete(ApiClient.API + "vms/" + origin);
    }

    private void becomes(String path, String status) {
        Await.value(
                path + " is " + status,
                PATIENCE,
                () -> api.get(path).path("status").asText(),
                status::equals);
    }
}
