package org.vireo.itests.lab;

import java.time.Duration;

/**
 * Makes a storage domain and a template of the tiny guest on it, through the API alone.
 *
 * @param api of the engine
 * @param host that is up, through which it is made
 * @param name of the domain; the template is called {@code tiny-} and this
 * @param storage as the API takes it
 */
public record Provision(ApiClient api, HostProcess host, String name, String storage) {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** A directory of the host, by the host's name. */
    static Provision local(ApiClient api, HostProcess host) {
        return new Provision(api, host, host.name(), "{\"type\":\"localfs\",\"path\":\"" + host.storage() + "\"}");
    }

    /** Returns when the template can be used. */
    public void run() {
        makeStorage();
        template(image());
    }

    /** Makes the storage domain alone and returns when it is active. */
    public void makeStorage() {
        var domain = api.post(
                        ApiClient.API + "storagedomains",
                        "{\"name\":\"%s\",\"type\":\"data\",\"host\":{\"name\":\"%s\"},\"storage\":%s}"
                                .formatted(name, host.name(), storage))
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
                        .formatted(name, name, host.name()));
        var disk = Await.value(
                        "disk " + name + " is imported",
                        PATIENCE,
                        () -> api.find("disks", "disk", name),
                        d -> d.isPresent())
                .orElseThrow();
        becomes(ApiClient.API + "disks/" + disk, "ok");
        return disk;
    }

    private void template(String disk) {
        var origin =
                api.post(ApiClient.API + "vms", """
                        {"name":"origin-%s","cluster":{"name":"Default"},"template":{"name":"Blank"},"memory":"134217728",
                         "memory_policy":{"guaranteed":"134217728","max":"1073741824"},"os":{"type":"other_linux"}}
                        """.formatted(name)).path("id").asText();
        api.post(
                ApiClient.API + "vms/" + origin + "/diskattachments",
                "{\"bootable\":\"true\",\"active\":\"true\",\"interface\":\"virtio\",\"disk\":{\"id\":\"" + disk
                        + "\"}}");
        var template = api.post(
                        ApiClient.API + "templates",
                        "{\"name\":\"tiny-%s\",\"vm\":{\"id\":\"%s\"}}".formatted(name, origin))
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
