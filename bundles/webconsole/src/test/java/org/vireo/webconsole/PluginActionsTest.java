package org.vireo.webconsole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.plugin.PluginDesk;
import org.vireo.engine.api.plugin.PluginForm;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.engine.api.plugin.UninstallPlugin;
import org.vireo.model.JobId;
import org.vireo.model.UserId;

/** Forms of a plugin's page, sent to a real server. */
class PluginActionsTest {
    private static final JobId JOB = JobId.random();

    private final List<Command> submitted = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private PlayedConsole console;
    private PlayedConsole.Browser browser;

    @BeforeEach
    void open() throws Exception {
        var anna = UserId.random();
        var visitors = new Visitors((name, profile) -> Optional.of(anna), new KnownUsers(anna, Set.of(anna)));
        console = new PlayedConsole(new Tab(new Reception(visitors, new ContentPolicy(""))));
        browser = console.browser("anna@internal");
    }

    @AfterEach
    void close() throws Exception {
        console.close();
    }

    @Test
    void uninstallsOnceTheIdWasTyped() throws Exception {
        var answer = browser.post(browser.token(), Map.of("do", "uninstall", "plugin", "nfs", "confirmed", "nfs"));

        assertThat(submitted).containsExactly(new UninstallPlugin("nfs", false));
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/vireo-jobs?id=" + JOB);
    }

    @Test
    void doesNothingWhileTheIdIsNotTyped() throws Exception {
        for (var action : List.of("uninstall", "disable", "quarantine", "rollback")) {
            browser.post(browser.token(), Map.of("do", action, "plugin", "nfs", "confirmed", "other"));
            assertThat(browser.get().body()).as(action).contains("Nothing was done: type nfs to confirm.");
        }
        assertThat(submitted).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void leavesSecretsAloneThatWereNotTyped() throws Exception {
        var fields = Map.of(
                "do",
                "configure",
                "plugin",
                "nfs",
                "pid",
                "p",
                "value.port",
                "",
                "value.password",
                "",
                "secret",
                "password");
        browser.post(browser.token(), fields);

        assertThat(asked).containsExactly("configure nfs p {port=}");
    }

    @Test
    void forgetsASecretOnRequest() throws Exception {
        var fields = Map.of(
                "do",
                "configure",
                "plugin",
                "nfs",
                "pid",
                "p",
                "instance",
                "one",
                "value.password",
                "",
                "secret",
                "password",
                "forget.password",
                "true");
        browser.post(browser.token(), fields);

        assertThat(asked).containsExactly("configure nfs p~one {password=}");
    }

    @Test
    void passesAPackageOnAsItComes() throws Exception {
        browser.upload(browser.token(), "some <b>.kar", "content", true);

        assertThat(asked).containsExactly("receive some <b>.kar true content");
    }

    @Test
    void readsNothingOfAPackageWithoutToken() throws Exception {
        var answer = browser.upload("guessed", "some.kar", "content", false);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(asked).isEmpty();
    }

    private final class Tab extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient Reception reception;
        private final transient PluginsTab tab;

        Tab(Reception reception) {
            this.reception = reception;
            tab = new PluginsTab(reception, null, new Kept(), new Desk());
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            reception.show(
                    request,
                    response,
                    "tab",
                    (visit, page) -> visit.form(page, "").close());
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            tab.doPost(request, response);
        }
    }

    private final class Kept implements Commands {
        @Override
        public Submission submit(Command command, Caller caller) {
            submitted.add(command);
            return new Submission(JOB, new CompletableFuture<>());
        }

        @Override
        public void somethingChanged() {
            throw new UnsupportedOperationException("the console observes nothing");
        }
    }

    private final class Desk implements PluginDesk {
        @Override
        public Submission receive(Arrival arrival, InputStream content, Caller caller) throws IOException {
            var text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            asked.add("receive " + arrival.name() + " " + arrival.allowUnsigned() + " " + text);
            return new Submission(JOB, new CompletableFuture<>());
        }

        @Override
        public Submission rollBack(String plugin, Caller caller) {
            asked.add("roll back " + plugin);
            return new Submission(JOB, new CompletableFuture<>());
        }

        @Override
        public PluginManifest manifest(String plugin) {
            throw new UnsupportedOperationException("nothing is shown");
        }

        @Override
        public List<PluginForm> forms(String plugin, Caller caller) {
            throw new UnsupportedOperationException("nothing is shown");
        }

        @Override
        public void configure(String plugin, String pid, Map<String, String> values, Caller caller) {
            asked.add("configure " + plugin + " " + pid + " " + values);
        }

        @Override
        public void unconfigure(String plugin, String pid, Caller caller) {
            asked.add("unconfigure " + plugin + " " + pid);
        }
    }
}
