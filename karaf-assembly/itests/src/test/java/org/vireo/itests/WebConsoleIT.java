package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Browser;
import org.vireo.itests.lab.EngineProcess;
import org.vireo.itests.lab.EngineShell;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** The engine's tabs in the container's web console. */
@InLab
class WebConsoleIT {
    private static final List<String> TABS = List.of("vireo-jobs", "vireo-link", "vireo-plugins");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PASSWORD = "Just-4-this-test";

    @TempDir
    Path folder;

    @Test
    void tabsAnswerAnAdministratorAndNobodyElse(Lab lab) {
        for (var tab : TABS) {
            var answer = administrator(lab).get(tab);
            assertThat(answer.statusCode()).as(tab).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as("%s allows the console's own scripts alone", tab)
                    .contains("default-src 'none'", "'sha256-")
                    .doesNotContain("script-src 'self' 'unsafe-inline'");
            assertThat(browser(lab, "", "").get(tab).statusCode()).as(tab).isEqualTo(401);
            assertThat(browser(lab, EngineProcess.ADMIN, "wrong").get(tab).statusCode())
                    .as(tab)
                    .isEqualTo(401);
        }
    }

    @Test
    void aSessionReplacesNoPasswordOnAnyTab(Lab lab) {
        var browser = administrator(lab);
        for (var tab :
                List.of("vireo-jobs", "bundles", "configMgr", "gogo", "features", "logs", "res/ui/webconsole.css")) {
            assertThat(browser.get(tab).statusCode()).as(tab).isEqualTo(200);
            assertThat(browser.with("wrong").get(tab).statusCode()).as(tab).isEqualTo(401);
            assertThat(browser.as("karaf", "karaf").get(tab).statusCode())
                    .as(tab)
                    .isEqualTo(401);
        }
        assertThat(browser.with("wrong")
                        .post("bundles/0", FORM, "action=refreshPackages")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoIsKeptOutSinceIsRefusedDespiteItsSession(Lab lab) throws IOException {
        var file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        var shell = lab.engine().shell();
        shell.run("vireo:user-add --password-file " + file + " visitor");
        assertThat(browser(lab, "visitor@internal", PASSWORD).get("vireo-jobs").statusCode())
                .as("a user without a role of administrators")
                .isEqualTo(401);
        shell.run("vireo:permission-add visitor SuperUser");
        var visitor = browser(lab, "visitor@internal", PASSWORD);
        assertThat(visitor.get("vireo-jobs").statusCode()).isEqualTo(200);

        shell.run("vireo:user-enable --off visitor");

        assertThat(visitor.get("vireo-jobs").statusCode()).isEqualTo(401);
        assertThat(visitor.get("bundles").statusCode()).isEqualTo(401);
    }

    @Test
    void tellsWhoFailedToLogInFromWhereByWhateverWay(Lab lab) {
        var wrong = Base64.getEncoder().encodeToString("mallory-api@internal:no".getBytes(StandardCharsets.UTF_8));
        var api = lab.api().as("Basic " + wrong);
        assertThat(api.send("GET", ApiClient.API, "application/json", "", "").statusCode())
                .isEqualTo(401);
        assertThatThrownBy(() -> lab.api().token("mallory-token@internal", "no"))
                .hasMessageContaining("access_denied");
        browser(lab, "mallory-console@internal", "no").get("bundles");
        assertThatThrownBy(() -> new EngineShell(lab.engine().ports().shell(), "mallory-shell", "no").run("version"))
                .hasMessageContaining("refused");

        var told = lab.api().get(ApiClient.API + "events?search=type%3D114").path("event");
        for (var name : List.of(
                "mallory-api@internal",
                "mallory-token@internal",
                "mallory-console@internal",
                "mallory-shell@internal")) {
            assertThat(told)
                    .extracting(event -> event.path("description").asText())
                    .as(name)
                    .anyMatch(text -> text.matches("User " + name + " failed to log in from [0-9a-f.:\\[\\]]+\\. .*"));
        }
    }

    @Test
    void showsAJobWithItsStepsAndNamesAsText(Lab lab) {
        var name = "seen-${appRoot}-in-the-console";
        lab.api().post(ApiClient.API + "tags", "{\"name\": \"" + name + "\"}");
        var jobs = administrator(lab).get("vireo-jobs").body();

        assertThat(jobs).contains("seen-&#36;{appRoot}-in-the-console");
        var id = jobs.replaceFirst("(?s).*?vireo-jobs\\?id=([0-9a-f-]{36}).*", "$1");
        assertThat(administrator(lab).get("vireo-jobs?id=" + id).body())
                .contains("Correlation id", EngineProcess.ADMIN);
    }

    @Test
    void showsHowHostsAreConnected(Lab lab) {
        var link = administrator(lab).get("vireo-link").body();

        assertThat(link).contains("alpha", "beta", "since <time", "until <span", "storage: ");
    }

    @Test
    void refusesWhatNoPageOfTheSessionAskedFor(Lab lab) {
        var browser = administrator(lab);
        browser.get("vireo-plugins");

        assertThat(browser.post("vireo-plugins", FORM, "do=uninstall&plugin=x&confirmed=x")
                        .statusCode())
                .isEqualTo(403);
        var foreign = administrator(lab).token("vireo-plugins");
        assertThat(browser.post("vireo-plugins", FORM, "do=enable&plugin=x&token=" + foreign)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void tellsWhyAPackageIsRefused(Lab lab) {
        var browser = administrator(lab);
        var form = """
                --b\r
                Content-Disposition: form-data; name="token"\r
                \r
                %s\r
                --b\r
                Content-Disposition: form-data; name="file"; filename="<b>.kar"\r
                Content-Type: application/octet-stream\r
                \r
                no package\r
                --b--\r
                """;

        var answer = browser.post(
                "vireo-plugins", "multipart/form-data; boundary=b", form.formatted(browser.token("vireo-plugins")));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(browser.get("vireo-plugins").body())
                .contains("notice refusal")
                .doesNotContain("<b>");
        assertThat(browser.post("vireo-plugins", "multipart/form-data; boundary=b", form.formatted("guessed"))
                        .statusCode())
                .isEqualTo(403);
    }

    private static Browser administrator(Lab lab) {
        return browser(lab, EngineProcess.ADMIN, lab.engine().password());
    }

    private static Browser browser(Lab lab, String user, String password) {
        return new Browser(lab.engine().url(), lab.engine().authority(), user, password);
    }
}
