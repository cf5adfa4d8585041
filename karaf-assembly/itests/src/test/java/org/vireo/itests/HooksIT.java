package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** Scripts of an administrator around the start of real guests; each acts on machines that ask for it by a property. */
@InLab
class HooksIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final List<Guest> guests = new ArrayList<>();
    private Lab lab;
    private Path point;

    @BeforeEach
    void placeScripts(Lab running) throws IOException {
        lab = running;
        point = Files.createDirectories(lab.alpha().hooks().resolve("before_vm_start"));
        script("10_xml", """
                #!/usr/bin/python3
                import os
                import hooking
                if os.environ.get('hook') == 'xml':
                    domain = hooking.read_domxml()
                    title = domain.createElement('title')
                    title.appendChild(domain.createTextNode('by a hook'))
                    domain.documentElement.appendChild(title)
                    hooking.write_domxml(domain)
                """);
        script("20_property", """
                #!/bin/sh
                [ -z "$note" ] || sed -i "s,</domain>,<description>$note</description></domain>," "$_hook_domxml"
                """);
        script("30_warns", "#!/bin/sh\n[ \"$hook\" != one ] || { echo no harm done; exit 1; }\n");
        script("40_refuses", "#!/bin/sh\n[ \"$hook\" != two ] || { echo the moon is wrong; exit 2; }\n");
        script("50_hangs", "#!/bin/sh\n[ \"$hook\" != hang ] || sleep 600\n");
        script("60_breaks", "#!/bin/sh\n[ \"$hook\" != break ] || echo '<domain><name>' >$_hook_domxml\n");
    }

    private void script(String name, String text) throws IOException {
        Path file = Files.writeString(point.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void removeAll() throws IOException {
        guests.forEach(Guest::remove);
        try (var scripts = Files.list(point)) {
            for (Path script : scripts.toList()) {
                Files.delete(script);
            }
        }
    }

    @Test
    void scriptsChangeWarnRefuseAndBreakOnlyTheirOwnMachine() {
        var guest = guest("hooked");
        var other = guest("unhooked");

        // one hangs: another starts meanwhile
        start(guest, Map.of("hook", "hang"));
        start(other, Map.of());
        runs(other);
        assertThat(event("50_hangs")).isEmpty();
        fails(guest, "50_hangs", "killed because it had not ended after 15 s");
        other.act("stop");

        start(guest, Map.of("hook", "two"));
        fails(guest, "40_refuses", "exit code 2", "the moon is wrong");

        start(guest, Map.of("hook", "break"));
        fails(guest, "60_breaks", "XML that cannot be read");

        start(guest, Map.of("hook", "xml", "note", "who asked for it"));
        runs(guest);
        assertThat(lab.alpha().machine().virsh("dumpxml", guest.id()))
                .contains("<title>by a hook</title>", "<description>who asked for it</description>");
        guest.act("stop");
        guest.becomes("down");

        start(guest, Map.of("hook", "one"));
        runs(guest);
        assertThat(event("30_warns")).contains("exit code 1").contains("no harm done");
    }

    @Test
    void theApiListsTheScriptsOfAHost() {
        var hooks = ApiClient.API + "hosts/" + lab.id("hosts", "host", "alpha") + "/hooks";

        var list = Await.value(
                "the host has told of its scripts",
                PATIENCE,
                () -> lab.api().get(hooks).path("hook"),
                found -> found.size() == 6);

        assertThat(list.get(0).path("name").asText()).isEqualTo("10_xml");
        assertThat(list.get(0).path("event_name").asText()).isEqualTo("before_vm_start");
        assertThat(list.get(0).path("md5").asText()).matches("[0-9a-f]{32}");
        var item = lab.api().get(hooks + "/" + list.get(0).path("id").asText());
        assertThat(item.path("name").asText()).isEqualTo("10_xml");
    }

    @Test
    void propertiesThatNobodyDefinedAreRefusedByName() {
        var guest = guest("defined");

        var answer = lab.api()
                .send("PUT", path(guest), "application/json", "application/json", properties(Map.of("colour", "red")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("colour");
    }

    private Guest guest(String name) {
        var guest = lab.guest(name, lab.alpha());
        guests.add(guest);
        return guest;
    }

    private static String path(Guest guest) {
        return ApiClient.API + "vms/" + guest.id();
    }

    private static String properties(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(one -> "{\"name\":\"%s\",\"value\":\"%s\"}".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining(",", "{\"custom_properties\":{\"custom_property\":[", "]}}"));
    }

    private void start(Guest guest, Map<String, String> properties) {
        if (!properties.isEmpty()) {
            Await.until("VM " + guest.id() + " takes its properties", PATIENCE, () -> {
                var answer = lab.api()
                        .send("PUT", path(guest), "application/json", "application/json", properties(properties));
                return answer.statusCode() == 200;
            });
        }
        lab.api().post(path(guest) + "/start", "{\"async\":true}");
    }

    private void runs(Guest guest) {
        Await.until("VM " + guest.id() + " runs", PATIENCE, guest::runsInLibvirt);
        Await.value(
                "the engine knows that VM " + guest.id() + " runs",
                PATIENCE,
                guest::status,
                status -> status.equals("up") || status.equals("powering_up"));
    }

    private void fails(Guest guest, String script, String... words) {
        guest.becomes("down");
        assertThat(guest.runsInLibvirt()).isFalse();
        assertThat(event(script)).contains("before_vm_start", "VM hooked").contains(words);
    }

    /** What the engine told of a script, in one text. */
    private String event(String script) {
        var all = new ArrayList<String>();
        lab.api().get(ApiClient.API + "events?max=40").path("event").forEach(event -> {
            var text = event.path("description").asText();
            if (text.startsWith("Hook " + script + " ")) {
                all.add(text);
            }
        });
        return String.join("\n", all);
    }
}
