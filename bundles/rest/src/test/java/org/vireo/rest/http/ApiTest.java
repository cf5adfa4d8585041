package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.vm.AddVm;
import org.vireo.engine.api.vm.GuestSetup;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.engine.api.vm.UpdateVm;
import org.vireo.model.ByteSize;
import org.vireo.model.ErrorKind;
import org.vireo.model.GraphicsType;
import org.vireo.model.Secret;
import org.vireo.model.Watchdog;
import org.vireo.model.WatchdogAction;
import org.vireo.model.WatchdogModel;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;

class ApiTest {
    private final FakeEngine engine = World.engine();
    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(engine);
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    @Test
    void entryPointLinksWhatIsServedWithAndWithoutSlash() throws Exception {
        for (var path : java.util.List.of("", "/", ";filter=true")) {
            var answer = api.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body())
                    .contains("<link href=\"/ovirt-engine/api/vms\" rel=\"vms\"/>")
                    .contains("<major>4</major>")
                    .contains("<blank_template href=");
            assertThat(answer.headers().firstValue("Link").orElseThrow()).contains("/ovirt-engine/api/vms>; rel=vms");
        }
    }

    @Test
    void versionInThePathStaysInEveryHref() throws Exception {
        var answer = api.get("/v4/vms/" + World.UP.value());
        assertThat(answer.body()).contains("href=\"/ovirt-engine/api/v4/vms/" + World.UP.value() + "\"");
        assertThat(answer.body().replace("/ovirt-engine/api/v4/", "")).doesNotContain("/ovirt-engine/api/");
    }

    @Test
    void asksForCredentialsWithAFaultInTheFormatOfTheClient() throws Exception {
        var answer = api.send(api.to("/ovirt-engine/api/vms").header("Accept", "application/json"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"RESTAPI\"");
        assertThat(answer.body()).startsWith("{").contains("\"reason\"");
    }

    @Test
    void tokenLetsInUntilItIsRevoked() throws Exception {
        var form = "grant_type=password&scope=ovirt-app-api&username=admin%40internal&password=secret";
        var token = api.send(api.to("/ovirt-engine/sso/oauth/token")
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        assertThat(token.statusCode()).isEqualTo(200);
        assertThat(token.body()).contains("\"access_token\":\"token-0\"").contains("\"exp\":\"");
        var request = api.to("/ovirt-engine/api/vms").header("Authorization", "Bearer token-0");
        assertThat(api.send(request).statusCode()).isEqualTo(200);
        var out = api.send(api.to("/ovirt-engine/services/sso-logout")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("scope=ovirt-app-api&token=token-0")));
        assertThat(out.body()).isEqualTo("{}");
        assertThat(api.send(request).statusCode()).isEqualTo(401);
    }

    @Test
    void wrongPasswordIsRefusedInTheWordsOfSso() throws Exception {
        var form = "grant_type=password&scope=ovirt-app-api&username=admin%40internal&password=wrong";
        var answer = api.send(api.to("/ovirt-engine/sso/oauth/token?" + form)
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error_code\":\"access_denied\"").contains("\"error\":\"");
    }

    @Test
    void listsInXmlOneElementALineAndInJson() throws Exception {
        var xml = api.get("/vms");
        assertThat(xml.headers().firstValue("Content-Type").orElseThrow()).isEqualTo("application/xml;charset=UTF-8");
        assertThat(xml.body().lines()).contains("<vms>", "        <name>hello</name>", "        <status>up</status>");
        var json = api.get("/vms?accept=application/json");
        assertThat(json.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(json.body()).startsWith("{\"vm\":[{").contains("\"memory\":\"1073741824\"");
    }

    @Test
    void unknownIdIsAnEmpty404AndUnknownPathAFault() throws Exception {
        var item = api.get("/vms/00000000-0000-0000-0000-0000000000ff");
        assertThat(item.statusCode()).isEqualTo(404);
        assertThat(item.body()).isEmpty();
        var path = api.get("/nothing");
        assertThat(path.statusCode()).isEqualTo(404);
        assertThat(path.body()).contains("<fault>");
        assertThat(api.get("/vms/junk").statusCode()).isEqualTo(400);
    }

    @Test
    void headAnswersWithoutABody() throws Exception {
        var answer = api.send(api.api("").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Link")).isPresent();
    }

    @Test
    void addsAVmAndAnswersItWithItsPlace() throws Exception {
        engine.ending = command -> {
            var add = (AddVm) command;
            var vm = World.vm(add.id(), add.details().name(), org.vireo.model.VmStatus.DOWN);
            vm.setExtras(add.details().extras());
            vm.setSettings(add.settings());
            engine.inventory.add(vm);
            return CompletableFuture.completedFuture(new JobOutcome.Finished());
        };
        var answer = api.send("POST", "/vms", """
                <vm><name>new</name><cluster><name>Default</name></cluster><template><name>Blank</name></template>
                <memory>536870912</memory><io><threads>3</threads></io><strange><deep/></strange></vm>""");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        AddVm command = engine.last();
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/vms/" + command.id().value());
        assertThat(command.settings().memory()).isEqualTo(ByteSize.ofMiB(512));
        assertThat(command.settings().guaranteedMemory()).isEqualTo(ByteSize.ofMiB(512));
        assertThat(answer.body()).contains("<threads>3</threads>").contains("<memory>536870912</memory>");
    }

    @Test
    void answersOpenWorkWith202AndItsStatus() throws Exception {
        engine.ending = command -> new CompletableFuture<>();
        var answer = api.send(
                "POST",
                "/vms",
                "<vm><name>new</name><cluster><name>Default</name></cluster><template><name>Blank</name></template></vm>");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .contains("<creation_status>in_progress</creation_status>")
                .contains("rel=\"creation_status\"");
    }

    @Test
    void namesWhatIsMissing() throws Exception {
        var answer = api.send("POST", "/vms", "<vm><name>new</name></vm>");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("<reason>Incomplete parameters</reason>")
                .contains("<detail>Vm [cluster.id|name, template.id|name] required for add</detail>");
    }

    @Test
    void unknownNameInAReferenceIsA404WithAFault() throws Exception {
        var answer = api.send(
                "POST",
                "/vms",
                "<vm><name>new</name><cluster><name>x</name></cluster><template><name>Blank</name></template></vm>");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Entity not found: Cluster: name=x");
    }

    @Test
    void changesOnlyWhatWasSent() throws Exception {
        var answer = api.send(
                "PUT", "/vms/" + World.DOWN.value(), "<vm><cpu><topology><cores>2</cores></topology></cpu></vm>");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        UpdateVm command = engine.last();
        assertThat(command.details().name()).isEmpty();
        assertThat(command.settings().orElseThrow().cpu().cores()).isEqualTo(2);
        assertThat(command.settings().orElseThrow().memory()).isEqualTo(ByteSize.ofGiB(1));
    }

    @Test
    void idCannotBeChanged() throws Exception {
        var answer = api.send(
                "PUT", "/vms/" + World.DOWN.value(), "<vm id=\"" + World.UP.value() + "\"><name>x</name></vm>");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Broken immutability constraint").contains("id");
        assertThat(engine.submitted).isEmpty();
    }

    @Test
    void startsWithTheJobInTheAnswer() throws Exception {
        engine.ending = command -> new CompletableFuture<>();
        var answer = api.send("POST", "/vms/" + World.DOWN.value() + "/start", "<action/>");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<status>complete</status>")
                .contains("/ovirt-engine/api/jobs/" + FakeEngine.JOB.value());
        StartVm command = engine.last();
        assertThat(command.id()).isEqualTo(World.DOWN);
        var async = api.send("POST", "/vms/" + World.DOWN.value() + "/start?async=true", "");
        assertThat(async.statusCode()).isEqualTo(202);
        assertThat(async.body()).contains("<status>pending</status>");
    }

    @Test
    void failedActionCarriesItsFault() throws Exception {
        engine.ending = command -> {
            throw new CommandRefused(ErrorKind.CONFLICT, java.util.List.of("Cannot run VM.", "VM is running."));
        };
        var answer = api.send("POST", "/vms/" + World.UP.value() + "/start", "<action/>");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("<detail>[Cannot run VM., VM is running.]</detail>")
                .contains("<reason>Operation Failed</reason>")
                .contains("<status>failed</status>");
    }

    @Test
    void waitsForTheJobWhenAsked() throws Exception {
        engine.ending = command ->
                CompletableFuture.completedFuture(new JobOutcome.Failed(ErrorKind.EXTERNAL, "The host is gone."));
        var answer = api.send("POST", "/vms/" + World.DOWN.value() + "/start", "<action><async>false</async></action>");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("[The host is gone.]");
    }

    @Test
    void startsOnceWithWhatTheGuestIsToldAndOtherHardware() throws Exception {
        var body = "<action><use_cloud_init>true</use_cloud_init><vm><memory>2147483648</memory><initialization>"
                + "<host_name>web</host_name><root_password>geheim</root_password></initialization></vm></action>";
        var answer = api.send("POST", "/vms/" + World.DOWN.value() + "/start", body);
        assertThat(answer.statusCode()).isEqualTo(200);
        StartVm start = engine.last();
        assertThat(start.setup()).isEqualTo(GuestSetup.CLOUD_INIT);
        var once = start.once().orElseThrow();
        assertThat(once.memory()).isEqualTo(ByteSize.ofGiB(2));
        assertThat(once.initialization().orElseThrow().login().password()).contains(Secret.of("geheim"));
        assertThat(answer.body()).doesNotContain("geheim");
    }

    @Test
    void whatWouldBeDangerousToIgnoreIsRefused() throws Exception {
        for (var part : List.of(
                "<cpu_pinning_policy>dedicated</cpu_pinning_policy>",
                "<cpu><architecture>ppc64</architecture></cpu>",
                "<payloads><payload><type>floppy</type></payload></payloads>",
                "<io><threads>99</threads></io>",
                "<initialization><cloud_init/></initialization>")) {
            var answer = api.send("PUT", "/vms/" + World.DOWN.value(), "<vm>" + part + "</vm>");
            assertThat(answer.statusCode()).as(part).isEqualTo(400);
        }
        assertThat(engine.submitted).isEmpty();
    }

    @Test
    void nodesWatchdogsAndConsolesAreKeptWithTheMachine() throws Exception {
        var vm = "/vms/" + World.DOWN.value();
        api.send("POST", vm + "/watchdogs", "<watchdog><model>i6300esb</model><action>reset</action></watchdog>");
        UpdateVm update = engine.last();
        assertThat(update.settings().orElseThrow().fittings().devices().watchdog())
                .contains(new Watchdog(WatchdogModel.I6300ESB, WatchdogAction.RESET));
        api.send(
                "POST",
                vm + "/numanodes",
                "<vm_numa_node><index>0</index><memory>512</memory><cpu><cores><core><index>0</index></core></cores></cpu>"
                        + "<numa_node_pins><numa_node_pin><index>1</index></numa_node_pin></numa_node_pins></vm_numa_node>");
        update = engine.last();
        var node = update.settings().orElseThrow().fittings().numa().nodes().get(0);
        assertThat(node.memory()).isEqualTo(ByteSize.ofMiB(512));
        assertThat(node.hostNodes()).containsExactly(1);
        api.send("POST", vm + "/graphicsconsoles", "<graphics_console><protocol>spice</protocol></graphics_console>");
        update = engine.last();
        assertThat(update.settings().orElseThrow().graphics()).contains(GraphicsType.VNC, GraphicsType.SPICE);
    }

    @Test
    void followsLinksAndReferencesToAnyDepth() throws Exception {
        var answer = api.get(
                "/vms/" + World.UP.value() + "?follow=disk_attachments.disk.storage_domains,cluster.data_center");
        assertThat(answer.body())
                .contains("<alias>hello_Disk1</alias>")
                .contains("<path>")
                .contains("<over_commit>")
                .contains("<quota_mode>disabled</quota_mode>")
                .doesNotContain("rel=\"diskattachments\"");
    }

    @Test
    void listsNoMoreThanAskedFor() throws Exception {
        assertThat(api.get("/vms;max=1").body()).contains("hello").doesNotContain("quiet");
        assertThat(api.get("/vms?max=0").body()).contains("<vms/>");
        assertThat(api.get("/vms?max=-1").body()).contains("hello").contains("quiet");
    }

    @Test
    void sessionNeedsThePreferenceAndEndsWithoutIt() throws Exception {
        var first = api.send(api.api("/vms").header("Prefer", "persistent-auth"));
        var cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .contains("; Path=/ovirt-engine/api")
                .contains("HttpOnly")
                .contains("Secure");
        var id = cookie.substring(0, cookie.indexOf(';'));
        assertThat(withCookie(id, true)).isEqualTo(200);
        assertThat(withCookie(id, false)).isEqualTo(200);
        assertThat(withCookie(id, true)).isEqualTo(401);
        assertThat(engine.logins).isEqualTo(1);
    }

    private int withCookie(String cookie, boolean persistent) throws Exception {
        var request = api.to("/ovirt-engine/api/vms").header("Cookie", cookie);
        if (persistent) {
            request.header("Prefer", "persistent-auth");
        }
        return api.send(request).statusCode();
    }

    @Test
    void whereTheDisplayOfARunningMachineIsStandsInItself() throws Exception {
        var running = api.send("GET", "/vms/" + World.UP.value(), "").body();
        assertThat(running.substring(running.indexOf("<display>"), running.indexOf("</display>")))
                .contains("<address>10.0.0.7</address>", "<port>5901</port>")
                .doesNotContain("secure_port");
    }

    @Test
    void viewerFileComesAsItsOwnMediaType() throws Exception {
        var console = "/vms/" + World.UP.value() + "/graphicsconsoles/766e63";
        var answer = api.send(api.api(console).header("Accept", "application/x-virt-viewer"));
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/x-virt-viewer");
        assertThat(answer.body().lines())
                .startsWith("[virt-viewer]", "type=vnc", "host=10.0.0.7", "port=5901", "password=made-up")
                .contains("delete-this-file=1");
    }

    @Test
    void bodiesHaveLimitsAndSyntax() throws Exception {
        assertThat(api.send("POST", "/vms", "<vm>" + " ".repeat(120_000) + "</vm>")
                        .statusCode())
                .isEqualTo(413);
        var broken = api.send("POST", "/vms", "<vm><name></vm>");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("Request syntactically incorrect.").doesNotContain("at org.vireo");
        var entity = api.send(
                "POST", "/vms", "<!DOCTYPE vm [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><vm><name>&x;</name></vm>");
        assertThat(entity.statusCode()).isEqualTo(400);
        assertThat(entity.body()).doesNotContain("root:");
    }

    @Test
    void correlationIdIsCleanedEchoedAndHandedOn() throws Exception {
        var answer = api.send(api.api("/vms/" + World.DOWN.value() + "/start")
                .header("Correlation-Id", "my id/7")
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.headers().firstValue("Correlation-Id")).contains("myid7");
        assertThat(engine.callers.get(0).correlationId()).isEqualTo("myid7");
    }

    @Test
    void reportsAnExternalEvent() throws Exception {
        var answer = api.send(
                "POST",
                "/events",
                "<event><origin>backup</origin><severity>warning</severity><custom_id>7</custom_id><description>late</description></event>");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("<code>9802</code>").contains("<custom_id>7</custom_id>");
        assertThat(api.get("/events").body()).contains("late");
        assertThat(api.get("/events/1").body()).contains("late");
        assertThat(api.get("/events?from=1").body()).contains("<events/>");
    }

    @Test
    void thoseWhoAreNoAdministratorsSeeNothing() throws Exception {
        engine.allowed = false;
        assertThat(api.get("/vms").body()).contains("<vms/>");
        assertThat(api.get("/vms/" + World.UP.value()).statusCode()).isEqualTo(404);
        assertThat(api.get("").body()).doesNotContain("<summary>");
    }

    @Test
    void bodyOfAGetIsNotWaitedFor() throws Exception {
        api.get("");
        try (var socket = new java.net.Socket("localhost", api.port())) {
            socket.setSoTimeout(5000);
            var head = "GET /ovirt-engine/api HTTP/1.1\r\nHost: localhost\r\nContent-Length: 19\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readNBytes(12), java.nio.charset.StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 401");
        }
    }

    @Test
    void queryThatCannotBeDecodedIsAFault() throws Exception {
        try (var socket = new java.net.Socket("localhost", api.port())) {
            socket.setSoTimeout(5000);
            var head = "GET /ovirt-engine/api/vms?max=%zz&accept=application/json HTTP/1.0\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("\"reason\"");
        }
    }

    @Test
    void otherVersionsAreRefused() throws Exception {
        assertThat(api.send(api.api("/vms").header("Version", "3")).statusCode())
                .isEqualTo(400);
        assertThat(api.send(api.api("/vms").header("Version", "4")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void csrfProtectedSessionWantsItsIdTwice() throws Exception {
        var first = api.send(api.api("/vms").header("Prefer", "persistent-auth, csrf-protection"));
        var cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
        var id = cookie.substring("JSESSIONID=".length(), cookie.indexOf(';'));
        var request = api.to("/ovirt-engine/api/vms")
                .header("Cookie", "JSESSIONID=" + id)
                .header("Prefer", "persistent-auth");
        assertThat(api.send(request.copy()).statusCode()).isEqualTo(403);
        assertThat(api.send(request.header("JSESSIONID", id)).statusCode()).isEqualTo(200);
    }

    @Test
    void attachesDisksAndReadsThemById() throws Exception {
        var answer = api.send("POST", "/vms/" + World.DOWN.value() + "/diskattachments", """
                <disk_attachment><interface>virtio</interface><bootable>true</bootable>
                <disk><format>cow</format><provisioned_size>1073741824</provisioned_size></disk></disk_attachment>""");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        org.vireo.engine.api.storage.AttachDisk command = engine.last();
        assertThat(command.create().orElseThrow().details().name()).isEqualTo("quiet_Disk1");
        assertThat(command.create().orElseThrow().domain()).contains(World.DOMAIN);
        var one = api.get("/vms/" + World.UP.value() + "/diskattachments/" + World.DISK.value());
        assertThat(one.body()).contains("<bootable>true</bootable>").contains("/disks/" + World.DISK.value());
    }

    @Test
    void listsReadEachKindOnceHoweverManyItems() throws Exception {
        for (int i = 0; i < 100; i++) {
            engine.inventory.add(World.vm(
                    org.vireo.model.VmId.of(java.util.UUID.randomUUID().toString()),
                    "vm" + i,
                    org.vireo.model.VmStatus.DOWN));
        }
        var before = engine.inventory.lists();
        api.get("/vms?search=cluster%3DDefault%20and%20datacenter%3DDefault");
        assertThat(engine.inventory.lists() - before).isLessThan(5);
    }
}
