package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;

/** What lies before the resources: single sign-on, descriptions, and requests that are not worth reading. */
class EntranceTest {
    private static final String SSO = "/ovirt-engine/sso/oauth/";

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
    void givesATokenForTheHeaderOfTheRequest() throws Exception {
        var path = "token-http-auth?scope=ovirt-app-api&grant_type=urn:ovirt:params:oauth:grant-type:http";

        assertThat(api.send(sso(path).header("Authorization", RunningApi.BASIC)).body())
                .contains("\"access_token\":\"token-0\"");
        assertThat(api.send(sso("token?" + path.substring(path.indexOf('?') + 1))
                                .header("Authorization", RunningApi.BASIC)
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .body())
                .contains("\"access_token\":\"token-1\"");
        var refused = api.send(sso(path));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("\"error_code\":\"access_denied\"");
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"RESTAPI\"");
    }

    @Test
    void tellsAboutATokenUntilItIsRevoked() throws Exception {
        api.send(sso("token-http-auth?scope=ovirt-app-api").header("Authorization", RunningApi.BASIC));

        assertThat(post("token-info", "token=token-0").body())
                .contains("\"active\":true", "\"user_name\":\"admin@internal\"");
        assertThat(post("revoke", "token=token-0").statusCode()).isEqualTo(200);
        assertThat(post("token-info", "token=token-0").body()).contains("\"active\":false");
        assertThat(post("revoke", "").statusCode()).isEqualTo(400);
    }

    @Test
    void refusesWhatSingleSignOnDoesNotOffer() throws Exception {
        assertThat(post("token", "grant_type=authorization_code&scope=ovirt-app-api")
                        .body())
                .contains("\"error_code\":\"unsupported_grant_type\"");
        assertThat(post("token", "grant_type=password&scope=other&username=a&password=b")
                        .body())
                .contains("invalid_scope");
        assertThat(post("authorize", "").statusCode()).isEqualTo(404);
        assertThat(api.send(
                                sso(
                                        "token?grant_type=password&scope=ovirt-app-api&username=admin@internal&password=secret"))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void servesTheModelAndItsSchemaAndSaysWhereElseToLook() throws Exception {
        var schema = api.get("?schema");
        assertThat(schema.headers().firstValue("Content-Type")).contains("application/xml");
        assertThat(schema.body().contains("complexType name=\"Vm\"")).isTrue();
        var model = api.get("/model.json");
        assertThat(model.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(model.body().stripLeading().charAt(0)).isEqualTo('{');
        assertThat(api.get("/v4/model.json").body().length())
                .isEqualTo(model.body().length());
        var rsdl = api.get("?rsdl");
        assertThat(rsdl.statusCode()).isEqualTo(400);
        assertThat(rsdl.body()).contains("openapi.json");
        assertThat(api.send(api.to("/ovirt-engine/api?schema")).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesALargeBodyWithoutReadingAllOfIt() throws Exception {
        try (var socket = new Socket("localhost", api.port())) {
            var out = socket.getOutputStream();
            out.write(("POST /ovirt-engine/api/vms HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + RunningApi.BASIC
                            + "\r\nContent-Type: application/xml\r\nContent-Length: 100000000\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(new byte[200_000]);
            out.flush();
            var answer = new byte[12];
            assertThat(socket.getInputStream().readNBytes(answer, 0, 12)).isEqualTo(12);
            assertThat(new String(answer, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void refusesBodiesItCannotRead() throws Exception {
        var answer = api.send(api.api("/vms")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("<vm/>")));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(api.send(api.api("/vms").header("Version", "3")).statusCode())
                .isEqualTo(400);
        assertThat(api.get("/vms?accept=application/json").body()).startsWith("{");
        assertThat(api.get("/vms;accept=application%2Fjson").body()).startsWith("{");
    }

    private HttpRequest.Builder sso(String path) {
        return api.to(SSO + path).header("Accept", "application/json");
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return api.send(sso(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }
}
