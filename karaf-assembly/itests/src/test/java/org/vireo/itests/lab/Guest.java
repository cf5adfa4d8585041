package org.vireo.itests.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.StreamSupport;

/** A virtual machine of the tiny guest, as the API and as libvirt see it. Confined to one thread. */
public final class Guest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Lab lab;
    private final String id;
    private final HostProcess host;

    private Guest(Lab lab, String id, HostProcess host) {
        this.lab = lab;
        this.id = id;
        this.host = host;
    }

    /** One that was made by others, such as a pool. */
    public static Guest known(Lab lab, String id, HostProcess host) {
        return new Guest(lab, id, host);
    }

    static Guest create(Lab lab, String name, HostProcess host) {
        return create(lab, name, host, host.name());
    }

    /** Of the template in a storage domain that the host reaches. */
    public static Guest create(Lab lab, String name, HostProcess host, String storage) {
        var api = lab.api();
        var id = api.post(
                        ApiClient.API + "vms",
                        "{\"name\":\"%s\",\"cluster\":{\"name\":\"Default\"},\"template\":{\"name\":\"tiny-%s\"}}"
                                .formatted(name, storage))
                .path("id")
                .asText();
        var guest = new Guest(lab, id, host);
        guest.becomes("down");
        api.post(
                ApiClient.API + "vms/" + id + "/nics",
                "{\"name\":\"nic1\",\"interface\":\"virtio\",\"vnic_profile\":{\"id\":\"%s\"}}"
                        .formatted(lab.id("vnicprofiles", "vnic_profile", "ovirtmgmt")));
        return guest;
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** The host whose storage it is on. */
    public HostProcess host() {
        return host;
    }

    /** As the API tells it. */
    public JsonNode entity() {
        return lab.api().get(path());
    }

    /** As the API tells it. */
    public String status() {
        return entity().path("status").asText();
    }

    /** One of its actions, such as {@code start}. */
    public void act(String action) {
        lab.api().post(path() + "/" + action, "{}");
    }

    /** Waits for a status. */
    public Guest becomes(String status) {
        Await.value("VM " + id + " is " + status, PATIENCE, this::status, status::equals);
        return this;
    }

    /** Starts it on a host of its choice and waits until its agent answers; it is asked there from now on. */
    public Guest runningOn(HostProcess chosen) {
        lab.api()
                .post(
                        path() + "/start",
                        "{\"vm\":{\"placement_policy\":{\"hosts\":{\"host\":[{\"name\":\"" + chosen.name()
                                + "\"}]}}}}");
        becomes("up");
        var there = new Guest(lab, id, chosen);
        there.address();
        return there;
    }

    /** Starts it and waits until its agent answers. */
    public Guest running() {
        act("start");
        becomes("up");
        address();
        return this;
    }

    /** Starts it, again whenever that failed, and waits until its agent answers: a host that just lost a part may fail one start. */
    public Guest runningAtLast() {
        Await.until("VM " + id + " runs at last", PATIENCE, () -> {
            var now = status();
            if (now.equals("down")) {
                act("start");
            }
            return now.equals("up");
        });
        address();
        return this;
    }

    /** The first address that its agent reported to the engine; waits for it. */
    public String address() {
        return Await.value("VM " + id + " has an address", PATIENCE, this::reported, a -> !a.isEmpty());
    }

    private String reported() {
        var devices = lab.api().get(path() + "/reporteddevices").path("reported_device");
        return StreamSupport.stream(devices.spliterator(), false)
                .flatMap(d -> StreamSupport.stream(d.path("ips").path("ip").spliterator(), false))
                .map(ip -> ip.path("address").asText())
                .filter(a -> a.matches("[0-9.]+") && !a.startsWith("127."))
                .findFirst()
                .orElse("");
    }

    /** Whether libvirt runs it. */
    public boolean runsInLibvirt() {
        return host.machine().virsh("list", "--uuid").contains(id);
    }

    /** A number that changes whenever the guest boots; asked through its agent, past the engine. */
    public String bootId() {
        return Await.value("the agent of VM " + id + " answers", PATIENCE, this::readBootId, t -> !t.isEmpty());
    }

    private String readBootId() {
        return read("/proc/sys/kernel/random/boot_id").strip();
    }

    /** What is in one of its files; asked through its agent, past the engine. Fails when there is no such file. */
    public String read(String file) {
        var handle = agent("{\"execute\":\"guest-file-open\",\"arguments\":{\"path\":\"" + file + "\"}}");
        var which = "\"arguments\":{\"handle\":" + handle.asLong() + "}}";
        var content = agent("{\"execute\":\"guest-file-read\"," + which)
                .path("buf-b64")
                .asText();
        agent("{\"execute\":\"guest-file-close\"," + which);
        return new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8);
    }

    /** Puts text into one of its files, through its agent, and has the guest write it to the disk. */
    public void write(String file, String text) {
        var handle =
                agent("{\"execute\":\"guest-file-open\",\"arguments\":{\"path\":\"" + file + "\",\"mode\":\"w\"}}");
        var which = "\"handle\":" + handle.asLong();
        var bytes = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        agent("{\"execute\":\"guest-file-write\",\"arguments\":{" + which + ",\"buf-b64\":\"" + bytes + "\"}}");
        agent("{\"execute\":\"guest-file-close\",\"arguments\":{" + which + "}}");
        var sync = agent("{\"execute\":\"guest-exec\",\"arguments\":{\"path\":\"/bin/sync\"}}")
                .path("pid");
        Await.until(
                "the guest has written its files",
                PATIENCE,
                () -> agent("{\"execute\":\"guest-exec-status\",\"arguments\":{\"pid\":" + sync.asLong() + "}}")
                        .path("exited")
                        .asBoolean());
    }

    /** Runs a program in the guest; fails unless it ends with 0. */
    public void exec(String program, String... arguments) {
        var words = new java.util.ArrayList<String>();
        for (var argument : arguments) {
            words.add("\"" + argument + "\"");
        }
        var pid = agent("{\"execute\":\"guest-exec\",\"arguments\":{\"path\":\"" + program + "\",\"arg\":" + words
                        + "}}")
                .path("pid")
                .asInt();
        var end = Await.value(
                program + " in VM " + id + " ends",
                PATIENCE,
                () -> agent("{\"execute\":\"guest-exec-status\",\"arguments\":{\"pid\":" + pid + "}}"),
                status -> status.path("exited").asBoolean());
        if (end.path("exitcode").asInt(-1) != 0) {
            throw new AssertionError(program + " in VM " + id + " failed: " + end);
        }
    }

    private JsonNode agent(String command) {
        return ApiClient.parse(host.machine().virsh("qemu-agent-command", id, command))
                .path("return");
    }

    /** Ends and removes it, whatever its state. */
    public void remove() {
        if (!status().equals("down")) {
            act("stop");
            becomes("down");
        }
        // the job that stopped it may hold its lock for a moment after its status has changed
        Await.until(
                "VM " + id + " may be removed",
                PATIENCE,
                () -> !lab.api().delete(path()).isNull());
        Await.until(
                "VM " + id + " is gone",
                PATIENCE,
                () -> lab.api().send("GET", path(), "application/json", "", "").statusCode() == 404);
    }

    private String path() {
        return ApiClient.API + "vms/" + id;
    }
}
