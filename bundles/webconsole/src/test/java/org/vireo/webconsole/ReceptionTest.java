package org.vireo.webconsole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.model.ErrorKind;
import org.vireo.model.UserId;

/** With a real server and real sessions. */
class ReceptionTest {
    private static final UserId ANNA = UserId.random();
    private static final UserId BERT = UserId.random();

    private final Set<UserId> administrators = new HashSet<>(Set.of(ANNA));
    private final AtomicInteger acts = new AtomicInteger();
    private String refusal = "";
    private PlayedConsole console;

    @BeforeEach
    void open() throws Exception {
        var visitors = new Visitors(ReceptionTest::account, new KnownUsers(ANNA, administrators));
        console = new PlayedConsole(new Tab(new Reception(visitors, new ContentPolicy(""))));
    }

    @AfterEach
    void close() throws Exception {
        console.close();
    }

    @Test
    void showsTheTabToAnAdministrator() throws Exception {
        var answer = console.browser("anna@internal").get();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("for anna@internal");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void refusesWhoeverDoesNotAdministerTheEngine() throws Exception {
        for (var user : List.of("bert@internal", "anna@elsewhere", "anna", "karaf", "@internal", "")) {
            var answer = console.browser(user).get();

            assertThat(answer.statusCode()).as(user).isEqualTo(403);
            assertThat(answer.body()).as(user).doesNotContain("secret content");
        }
    }

    @Test
    void whatWasTakenAwayCountsAtOnce() throws Exception {
        var browser = console.browser("anna@internal");
        var token = browser.token();

        administrators.remove(ANNA);

        assertThat(browser.get().statusCode()).isEqualTo(403);
        assertThat(browser.post(token).statusCode()).isEqualTo(403);
        assertThat(acts).hasValue(0);
    }

    @Test
    void actsForAFormOfTheSessionAndTellsOnce() throws Exception {
        var browser = console.browser("anna@internal");

        var answer = browser.post(browser.token());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(acts).hasValue(1);
        assertThat(browser.get().body()).contains("It is done &lt;b&gt;.");
        assertThat(browser.get().body()).doesNotContain("It is done");
    }

    @Test
    void refusesWhatNoFormOfTheSessionAskedFor() throws Exception {
        var browser = console.browser("anna@internal");
        var ofAnother = console.browser("anna@internal").token();
        browser.get();

        for (var token : List.of("", "x", ofAnother)) {
            assertThat(browser.post(token).statusCode()).as(token).isEqualTo(403);
        }
        assertThat(acts).hasValue(0);
    }

    @Test
    void refusesWhatTheBrowserSaysComesFromElsewhere() throws Exception {
        var browser = console.browser("anna@internal");

        var answer = browser.post(browser.token(), "Sec-Fetch-Site", "cross-site");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(acts).hasValue(0);
    }

    @Test
    void tellsWhySomethingWasNotDone() throws Exception {
        var browser = console.browser("anna@internal");
        refusal = "Cannot do <this>. It is locked.";

        browser.post(browser.token());

        assertThat(browser.get().body()).contains("class=\"notice refusal\">Cannot do &lt;this&gt;. It is locked.");
    }

    @Test
    void servesItsOwnFilesOnly() {
        assertThat(Reception.file("/vireo-jobs/res/tabs.css")).isNotNull();
        assertThat(Reception.file("/vireo-jobs/res/../../Reception.class")).isNull();
        assertThat(Reception.file("/vireo-jobs")).isNull();
    }

    private static Optional<UserId> account(String name, String profile) {
        if (!profile.equals("internal")) {
            return Optional.empty();
        }
        return name.equals("anna") ? Optional.of(ANNA) : Optional.of(BERT);
    }

    private final class Tab extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient Reception reception;

        Tab(Reception reception) {
            this.reception = reception;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            reception.show(request, response, "tab", (visit, page) -> {
                visit.form(page, "/tab").close();
                page.text("secret content for " + visit.caller().name());
            });
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            reception.act(request, response, "tab", visit -> {
                if (!refusal.isEmpty()) {
                    throw new CommandRefused(ErrorKind.CONFLICT, List.of(refusal));
                }
                acts.incrementAndGet();
                return new Reception.Done("It is done <b>.", "/tab");
            });
        }
    }
}
