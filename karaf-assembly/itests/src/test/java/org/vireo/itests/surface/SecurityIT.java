package org.vireo.itests.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Browser;
import org.vireo.itests.lab.Chromium;
import org.vireo.itests.lab.EngineProcess;
import org.vireo.itests.lab.LoneEngine;

/** What an engine's pages and requests withstand: hostile texts, forged requests, frames, and sessions left alone. */
class SecurityIT {
    /** Markup, a template's marks, an ICU message's, a formula, and letters that turn round what follows. */
    private static final String HOSTILE =
            "=cmd|' /C calc'!A0 \\\"><img src=x onerror=\\\"window.hit=1\\\"><script>window.hit=2</script>{{7*7}}{x}${7*7}\\u202egnp.exe";

    private static final String JSON = "application/json";

    private static LoneEngine lone;
    private static Prey prey;
    private static String vm;

    @BeforeAll
    static void nameThingsWithHostility() {
        lone = new LoneEngine();
        lone.engine().configure("vireo.identity.cfg", "token_idle_minutes = 1\n");
        Await.until("tokens last a minute", Duration.ofSeconds(90), SecurityIT::tokensLastAMinute);
        prey = new Prey(lone.engine());
        prey.fill();
        var api = lone.engine().api();
        var machine =
                api.get(ApiClient.API + "vms?search=status%3Dup").path("vm").get(0);
        vm = machine.path("id").asText();
        var words = "{\"description\":\"" + HOSTILE + "\",\"comment\":\"" + HOSTILE + "\"}";
        for (var kind : List.of("vms", "templates", "clusters", "datacenters", "networks", "disks", "hosts")) {
            var all = api.get(ApiClient.API + kind).elements().next();
            all.forEach(one ->
                    api.send("PUT", ApiClient.API + kind + "/" + one.path("id").asText(), JSON, JSON, words));
        }
        api.post(ApiClient.API + "tags", "{\"name\":\"" + HOSTILE + "\"}");
        api.post(ApiClient.API + "bookmarks", "{\"name\":\"" + HOSTILE + "\",\"value\":\"" + HOSTILE + "\"}");
        api.post(ApiClient.API + "jobs", "{\"description\":\"" + HOSTILE + "\",\"auto_cleared\":true}");
        api.post(
                ApiClient.API + "events",
                "{\"origin\":\"outside\",\"custom_id\":1,\"severity\":\"alert\",\"description\":\"" + HOSTILE + "\"}");
        assertThat(lone.engine().database().number(HOST_NAME.formatted(vm))).isOne();
    }

    private static boolean tokensLastAMinute() {
        var form = "grant_type=password&scope=ovirt-app-api&username=admin%40internal&password="
                + URLEncoder.encode(lone.engine().password().strip(), StandardCharsets.UTF_8);
        var answer = lone.engine()
                .api()
                .as("")
                .send("POST", "/ovirt-engine/sso/oauth/token", JSON, "application/x-www-form-urlencoded", form);
        return answer.statusCode() == 200
                && ApiClient.parse(answer.body()).path("exp").asLong() < System.currentTimeMillis() + 70_000
                && lone.engine()
                                .api()
                                .send("GET", ApiClient.API + "vms", JSON, "", "")
                                .statusCode()
                        == 200;
    }

    /** What a guest's agent reports nobody checks before. */
    private static final String HOST_NAME = "update vm set guest = '{\"agentVersion\":\"1\","
            + "\"hostName\":\"<img src=x onerror=window.hit=3>\",\"system\":{\"id\":\"linux\","
            + "\"name\":\"<img src=x onerror=window.hit=4>\",\"version\":\"1\",\"kernel\":\"1\",\"machine\":\"x\"},"
            + "\"nics\":[{\"name\":\"<img src=x onerror=window.hit=5>\",\"mac\":\"56:6f:00:00:00:01\",\"addresses\":[\"192.0.2.1\"]}],"
            + "\"users\":[],\"fileSystems\":[],\"timeZone\":\"{{7*7}}\"}' where id = '%s' returning 1";

    @AfterAll
    static void stop() {
        prey.close();
        lone.close();
    }

    @Test
    void pagesWithstandHostileTextsAndKeepSecretsAndEndIdleSessions() {
        var seen = Chromium.play("security", lone.engine(), vm);

        assertThat(seen.get("shown").asInt())
                .as("hostile texts that were shown as texts")
                .isGreaterThan(5);
        assertThat(seen.get("cookie").toString())
                .isEqualTo("{\"httpOnly\":true,\"secure\":true,\"sameSite\":\"Strict\",\"path\":\"/\"}");
        assertThat(seen.get("leaks").asInt())
                .as("addresses and stores with the token")
                .isZero();
        assertThat(seen.get("requests").asInt()).isGreaterThan(100);
        assertThat(lone.log()).doesNotContain(seen.get("token").asText());
        assertThat(seen.get("idle").asInt())
                .as("seconds until an idle session ended")
                .isBetween(45, 140);
        assertThat(seen.get("inUse").asInt()).as("the session of a page in use").isEqualTo(200);
        assertThat(seen.get("kept").asText()).isEqualTo("half-filled");
    }

    @Test
    void noRequestThatChangesSomethingIsTakenFromAForeignPage() throws Exception {
        var http = client();
        var cookie = cookie(http);
        var taken = new TreeMap<String, Integer>();
        var asked = 0;
        for (var request : new Published(lone.engine().api()).requests()) {
            if (request.served() && !request.verb().equals("GET")) {
                var path = ApiClient.API
                        + request.path()
                                .substring(1)
                                .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
                asked++;
                forged(http, cookie, request.verb(), path, taken);
            }
        }
        for (var path :
                List.of("jobs/%s/cancel", "vms/%s/pause", "hosts", "plugins", "reports/hosts", "disk-imports")) {
            asked++;
            forged(http, cookie, "POST", "/vireo/api/" + path.formatted(UUID.randomUUID()), taken);
        }
        forged(http, cookie, "DELETE", "/vireo/api/session", taken);
        assertThat(asked).isGreaterThan(150);
        assertThat(taken).as("requests that were taken with a cookie alone").isEmpty();
    }

    private static void forged(HttpClient http, String cookie, String verb, String path, Map<String, Integer> taken)
            throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(lone.engine().url().resolve(path))
                        .header("Cookie", cookie)
                        .header("Origin", "https://evil.example")
                        .header("Sec-Fetch-Site", "cross-site")
                        .header("Content-Type", JSON)
                        .header("Accept", JSON)
                        .method(verb, BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 401 && answer.statusCode() != 403) {
            taken.put(verb + " " + path, answer.statusCode());
        }
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                .as(path)
                .isEmpty();
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(lone.engine().trust())
                .build();
    }

    private static String cookie(HttpClient http) throws IOException, InterruptedException {
        var body = "{\"name\":\"" + EngineProcess.ADMIN + "\",\"password\":\""
                + lone.engine().password().strip() + "\"}";
        var answer = http.send(
                HttpRequest.newBuilder(lone.engine().url().resolve("/vireo/api/session"))
                        .header("X-Vireo-Portal", "1")
                        .header("Content-Type", JSON)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    @Test
    void noPageCanBeFramedAndNoneTakesScriptsFromWithin() throws Exception {
        var http = client();
        for (var path : List.of(
                "/vireo/portal/",
                "/vireo/my/",
                "/vireo/portal/assets/none.js",
                "/vireo/brand/brand.json",
                "/vireo/brand/theme.css",
                "/vireo/brand/logo.svg",
                "/docs/",
                "/docs/portal.md",
                "/docs/none.md",
                "/docs/find?q=%3Cscript%3E",
                "/vireo/api/session/profiles",
                "/vireo/api/jobs",
                "/ovirt-engine/api")) {
            var answer = http.send(
                    HttpRequest.newBuilder(lone.engine().url().resolve(path)).build(), BodyHandlers.ofString());
            protectedFromFrames(path, answer);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .doesNotContain("script-src 'self' 'unsafe", "unsafe-eval");
        }
        var engine = lone.engine();
        var console = new Browser(engine.url(), engine.authority(), EngineProcess.ADMIN, engine.password());
        for (var tab : List.of("vireo-jobs", "vireo-link", "vireo-plugins", "bundles", "configMgr", "gogo")) {
            protectedFromFrames(tab, console.get(tab));
        }
        assertThat(console.get("vireo-jobs").body())
                .contains("&lt;img src=x onerror=")
                .doesNotContain("<img src=x");
    }

    private static void protectedFromFrames(String path, HttpResponse<String> answer) {
        var headers = answer.headers();
        var policy = headers.firstValue("Content-Security-Policy").orElse("");
        assertThat(policy.contains("frame-ancestors 'none'")
                        || headers.firstValue("X-Frame-Options").orElse("").equals("DENY"))
                .as("%s (%d) cannot be framed: %s", path, answer.statusCode(), headers.map())
                .isTrue();
        assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
    }
}
