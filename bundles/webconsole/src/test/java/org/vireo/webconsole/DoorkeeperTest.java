package org.vireo.webconsole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.engine.api.auth.BasicHeader;
import org.vireo.model.UserId;

/** With a real server and real sessions. */
class DoorkeeperTest {
    private static final UserId ANNA = UserId.random();
    private static final UserId BERT = UserId.random();

    private final Set<UserId> administrators = new HashSet<>(Set.of(ANNA, BERT));
    private final Server server = new Server(0);
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeEach
    void open() throws Exception {
        var context = new ServletContextHandler(ServletContextHandler.SESSIONS);
        var visitors = new Visitors(DoorkeeperTest::account, new KnownUsers(ANNA, administrators));
        context.addServlet(new ServletHolder(new AnyTab(new Doorkeeper(DoorkeeperTest::login, visitors))), "/*");
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void close() throws Exception {
        server.stop();
    }

    /** Everybody's password is {@code right}. */
    private static Optional<Subject> login(BasicHeader given, String from) {
        var subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(given.name()));
        return given.password().reveal().equals("right") && from.startsWith("127.0.0.1:")
                ? Optional.of(subject)
                : Optional.empty();
    }

    private static Optional<UserId> account(String name, String profile) {
        return switch (name + "@" + profile) {
            case "anna@internal" -> Optional.of(ANNA);
            case "bert@internal" -> Optional.of(BERT);
            default -> Optional.empty();
        };
    }

    private HttpResponse<String> get(String authorization) throws Exception {
        var port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/system/console/bundles"));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSessionReplacesNeitherNameNorPassword() throws Exception {
        assertThat(get(basic("anna@internal:right")).body()).isEqualTo("for anna@internal as anna@internal");

        assertThat(get(basic("anna@internal:wrong")).statusCode()).isEqualTo(401);
        assertThat(get(basic("anna@internal:right")).statusCode()).isEqualTo(200);
        assertThat(get(basic("x:y")).statusCode()).isEqualTo(401);
        assertThat(get("").statusCode()).isEqualTo(401);
        assertThat(get(basic("bert@internal:right")).body()).isEqualTo("for bert@internal as bert@internal");
    }

    @Test
    void whoLostItsRoleIsOutAtOnce() throws Exception {
        assertThat(get(basic("anna@internal:right")).statusCode()).isEqualTo(200);
        administrators.remove(ANNA);
        assertThat(get(basic("anna@internal:right")).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic !",
                "Bearer cmlnaHQ=",
                "Basic YW5uYQ==",
                "Basic Y2FybEBpbnRlcm5hbDpyaWdodA==",
                "Basic a2FyYWY6cmlnaHQ="
            })
    void othersAreAskedForANameAndAPassword(String header) throws Exception {
        var answer = get(header);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic ");
        assertThat(answer.body()).isEmpty();
    }

    /** As the console does it: what the provider lets through is shown. */
    private static final class AnyTab extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient Doorkeeper door;

        AnyTab(Doorkeeper door) {
            this.door = door;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (door.authenticate(request, response)) {
                var session = (Subject) request.getSession(false).getAttribute(Visitors.SUBJECT);
                response.getWriter()
                        .print("for " + request.getAttribute("org.apache.felix.webconsole.user") + " as "
                                + session.getPrincipals().iterator().next().getName());
            } else if (!response.isCommitted()) {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            }
        }
    }
}
