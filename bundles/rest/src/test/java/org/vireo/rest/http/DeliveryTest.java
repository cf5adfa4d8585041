package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;

/** How answers travel: in pages, compressed, only if changed, when expected. */
class DeliveryTest {
    private static final int MANY = 700;

    private final FakeEngine engine = World.engine();
    private final HttpClient client = HttpClient.newHttpClient();
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
    void aLongListIsTheSameAsItsItemsAndKeepsItsOrder() throws Exception {
        fill();

        var answer = api.get("/vms");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Correlation-Id")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/xml;charset=UTF-8");
        assertThat(answer.body()).startsWith("<?xml").endsWith("</vms>\n");
        assertThat(answer.body().split("<vm ")).hasSize(MANY + 3);
        assertThat(answer.body().indexOf("<name>m0123<"))
                .isLessThan(answer.body().indexOf("<name>m0699<"));
        var json = api.send(api.api("/vms").header("Accept", "application/json"));
        assertThat(json.body()).startsWith("{\"vm\":[{").endsWith("}]}");
    }

    @Test
    void asksTheStoreAsOftenForManyAsForFew() throws Exception {
        var few = questions("/vms");
        var one = questions("/vms/" + World.UP.value());
        for (int i = 0; i < 200; i++) {
            engine.inventory.add(World.vm(VmId.random(), "m" + i, VmStatus.UP));
        }

        assertThat(questions("/vms")).isEqualTo(few).isLessThan(10);
        assertThat(questions("/vms/" + World.UP.value())).isEqualTo(one).isLessThan(10);
        fill();
        // the ids of the selection, and each of the three further pages
        assertThat(questions("/vms")).isEqualTo(few + 4);
    }

    private int questions(String path) throws Exception {
        var before = engine.inventory.questions();
        assertThat(api.get(path).statusCode()).isEqualTo(200);
        return engine.inventory.questions() - before;
    }

    @Test
    void aListThatBreaksOffDoesNotLookWhole() {
        fill();
        addBroken("zz-broken");

        assertThatThrownBy(() -> api.get("/vms")).isInstanceOf(IOException.class);
    }

    @Test
    void aListThatFailsAtOnceIsAFault() throws Exception {
        addBroken("aa-broken");

        var answer = api.get("/vms");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("<fault>").doesNotContain("Exception");
    }

    @Test
    void compressesForThoseWhoAskUnlessItIsNotWorthIt() throws Exception {
        var plain = api.get("/vms");
        var packed = bytes("/vms", "gzip;q=1.0, deflate");
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(new String(
                        new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(),
                        StandardCharsets.UTF_8))
                .isEqualTo(plain.body());

        assertThat(bytes("/tags", "gzip").headers().firstValue("Content-Encoding"))
                .isEmpty();
        assertThat(bytes("/vms", "gzip;q=0").headers().firstValue("Content-Encoding"))
                .isEmpty();
        assertThat(bytes("/vms", "br").headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void sendsAnItemOnlyIfItHasChanged() throws Exception {
        var path = "/vms/" + World.DOWN.value();
        var tag = api.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(tag).matches("\"[0-9a-f]{32}\"");

        for (var same : List.of(tag, "W/" + tag, "\"x\", " + tag, "*", tag.replaceAll("\"$", "-gzip\""))) {
            var answer = api.send(api.api(path).header("If-None-Match", same));
            assertThat(answer.statusCode()).as(same).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().firstValue("ETag")).contains(tag);
        }
        engine.inventory.get(org.vireo.inventory.Vm.class, World.DOWN).setComment("new");
        assertThat(api.send(api.api(path).header("If-None-Match", tag)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void changesAndRemovesOnlyWhatIsAsTheClientSawIt() throws Exception {
        var path = "/vms/" + World.DOWN.value();
        var tag = api.send(api.api(path).header("Accept", "application/json"))
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertThat(put(path, "\"0123\"").statusCode()).isEqualTo(412);
        assertThat(put(path, "W/" + tag).statusCode()).isEqualTo(412);
        assertThat(api.send(api.api(path).header("If-Match", "\"0123\"").DELETE())
                        .statusCode())
                .isEqualTo(412);
        assertThat(engine.submitted).isEmpty();
        assertThat(put(path, tag).statusCode()).isEqualTo(200);
        assertThat(put(path, "*").statusCode()).isEqualTo(200);
    }

    @Test
    void waitsOrNotAsTheClientExpects() throws Exception {
        engine.ending = command -> new CompletableFuture<>();
        var body =
                "<vm><name>n</name><cluster><name>Default</name></cluster><template><name>Blank</name></template></vm>";

        assertThat(raw("POST", "/vms", "Expect: 202-accepted\r\n", body)).startsWith("HTTP/1.1 202");
        engine.ending = command -> CompletableFuture.completedFuture(new JobOutcome.Finished());
        assertThat(raw("POST", "/vms", "Expect: 201-created\r\n", body))
                .startsWith("HTTP/1.1 201")
                .containsPattern("Location: http://localhost/ovirt-engine/api/vms/[0-9a-f-]{36}\r");
        assertThat(raw("POST", "/vms", "X-Ovirt-Expect: 201-created\r\n", body)).startsWith("HTTP/1.1 201");
        assertThat(raw("GET", "/vms", "Expect: something-else\r\n", "")).startsWith("HTTP/1.1 417");
    }

    @Test
    void answersHeadWithoutABodyAndOptionsWithWhatIsAllowed() throws Exception {
        var head = api.send(api.api("/vms").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();

        var options = api.send(api.api("/vms").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(options.statusCode()).as(options.body()).isEqualTo(200);
        assertThat(String.join(",", options.headers().allValues("Allow"))).contains("GET", "POST");
        assertThat(api.send(api.to("/ovirt-engine/api/vms").method("OPTIONS", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void textFromOutsideNeverBecomesAHeader() throws Exception {
        var answer = api.send(api.api("/vms?correlation_id=a%0d%0aSet-Cookie:%20x=y"));
        assertThat(answer.headers().firstValue("Correlation-Id")).contains("aSet-Cookiexy");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(raw("GET", "/vms", "Accept-Language: xx-klingon,\u0001;q=;;\r\n", ""))
                .startsWith("HTTP/1.1");
        assertThat(api.send(api.api("/vms").header("Accept-Language", "de-DE, *;q=0.1"))
                        .statusCode())
                .isEqualTo(200);
    }

    private void fill() {
        for (int i = 0; i < MANY; i++) {
            engine.inventory.add(World.vm(VmId.random(), String.format("m%04d", i), VmStatus.DOWN));
        }
    }

    /** What is kept of its guest cannot be read. */
    private void addBroken(String name) {
        var vm = World.vm(VmId.random(), name, VmStatus.UP);
        vm.setGuest("broken");
        engine.inventory.add(vm);
    }

    private HttpResponse<String> put(String path, String match) throws Exception {
        return api.send(api.api(path)
                .header("If-Match", match)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"comment\":\"changed\"}")));
    }

    private HttpResponse<byte[]> bytes(String path, String encodings) throws Exception {
        return client.send(
                api.api(path).header("Accept-Encoding", encodings).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The client of the JDK does not let such headers through. */
    private String raw(String method, String path, String header, String body) throws IOException {
        try (var socket = new Socket("localhost", api.port())) {
            var request = method + " /ovirt-engine/api" + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                    + RunningApi.BASIC + "\r\nConnection: close\r\nContent-Type: application/xml\r\n" + header
                    + (body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n") + "\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
