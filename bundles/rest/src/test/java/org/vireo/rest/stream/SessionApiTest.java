package org.vireo.rest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.rest.fakes.World;

class SessionApiTest {
    private static final String RIGHT = "{\"name\":\"admin@internal\",\"password\":\"secret\"}";

    private PageServer server;

    @BeforeEach
    void start() throws Exception {
        server = new PageServer(World.engine(), (caller, permit) -> true);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private HttpResponse<String> login(String body) throws Exception {
        return server.send(server.to(PageServer.SESSION)
                .header(PageServer.MARK, "1")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder withCookie(String path) throws Exception {
        var cookie = login(RIGHT).headers().firstValue("Set-Cookie").orElseThrow();
        return server.to(path).header("Cookie", cookie.substring(0, cookie.indexOf(';')));
    }

    @Test
    void aPageLogsInWithoutEverHoldingAToken() throws Exception {
        var answer = login(RIGHT);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"name\":\"admin@internal\"").doesNotContain("token-0");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .isEqualTo("__Host-vireo-session=token-0; Path=/; Secure; HttpOnly; SameSite=Strict");

        assertThat(server.send(withCookie(PageServer.SESSION).header(PageServer.MARK, "1"))
                        .body())
                .contains("\"administrator\":true");
    }

    @Test
    void wrongPasswordsAndBodiesAreSaid() throws Exception {
        var wrong = login("{\"name\":\"admin@internal\",\"password\":\"no\"}");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("The user name or password is wrong.");
        assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(wrong.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(login("{\"name\":1,\"password\":\"x\"}").body()).contains("name is missing or is not a text");
        assertThat(login("{\"name\":\"x\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void aBrowserAsksForAPasswordByItselfOnlyWhereSomebodyGoesToAnAddress() throws Exception {
        var challenge = "WWW-Authenticate";
        for (var path : new String[] {PageServer.SESSION, PageServer.CHANGES}) {
            assertThat(server.send(server.to(path)).headers().firstValue(challenge))
                    .isPresent();
            assertThat(server.send(server.to(path).header("Sec-Fetch-Mode", "navigate"))
                            .headers()
                            .firstValue(challenge))
                    .isPresent();
            // as streams of events do, which cannot have the mark
            var within = server.send(server.to(path).header("Sec-Fetch-Mode", "cors"));
            assertThat(within.statusCode()).isEqualTo(401);
            assertThat(within.headers().firstValue(challenge)).isEmpty();
        }
    }

    @Test
    void theCookieCountsForNothingWhereAForeignPageMayBeBehindIt() throws Exception {
        assertThat(server.send(withCookie(PageServer.SESSION)).statusCode()).isEqualTo(401);
        assertThat(server.send(withCookie(PageServer.SESSION).header("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send(withCookie(PageServer.SESSION).header("Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.send(withCookie(PageServer.SESSION)
                                .header("Sec-Fetch-Site", "same-origin")
                                .DELETE())
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send(server.to(PageServer.SESSION)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(RIGHT)))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void afterLogoutTheCookieIsWorthNothing() throws Exception {
        var request = withCookie(PageServer.SESSION).header(PageServer.MARK, "1");
        var ended = server.send(request.copy().DELETE());
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(ended.headers().firstValue("Set-Cookie").orElse("")).contains("Max-Age=0");
        assertThat(server.send(request.copy().GET()).statusCode()).isEqualTo(401);
    }

    @Test
    void anybodyMayKnowTheProfiles() throws Exception {
        assertThat(server.send(server.to(PageServer.SESSION + "/profiles")).body())
                .isEqualTo("{\"profiles\":[\"internal\"]}");
        assertThat(server.send(server.to(PageServer.SESSION + "/other")).statusCode())
                .isEqualTo(404);
    }
}
