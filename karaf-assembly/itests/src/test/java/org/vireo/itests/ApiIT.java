package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.EngineProcess;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** What a plain HTTP client gets. */
@InLab
class ApiIT {
    private static final String VMS = ApiClient.API + "vms";
    private static final String XML = "application/xml";
    private static final String JSON = "application/json";

    @Test
    void basicLoginListsVmsInXmlAndJson(Lab lab) {
        listsTemplateIn(lab.api());
    }

    @Test
    void aTokenListsVmsInXmlAndJson(Lab lab) {
        var token = lab.api().token(EngineProcess.ADMIN, lab.engine().password());
        listsTemplateIn(lab.api().as("Bearer " + token));
    }

    private static void listsTemplateIn(ApiClient api) {
        var xml = api.send("GET", VMS, XML, "", "");
        assertThat(xml.statusCode()).isEqualTo(200);
        assertThat(xml.headers().firstValue("Content-Type").orElse("")).startsWith(XML);
        assertThat(xml.body()).contains("<vms");

        var json = api.send("GET", VMS, JSON, "", "");
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(json.headers().firstValue("Content-Type").orElse("")).startsWith(JSON);
        assertThat(ApiClient.parse(json.body()).isObject()).isTrue();

        var templates =
                api.send("GET", ApiClient.API + "templates", XML, "", "").body();
        assertThat(templates).contains("<name>tiny-alpha</name>").contains("<name>Blank</name>");
    }

    @Test
    void aWrongPasswordAndNoPasswordAreRefused(Lab lab) {
        var nobody = lab.api().as("");
        var answer = nobody.send("GET", VMS, XML, "", "");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("Basic realm=\"RESTAPI\"");

        var wrong = nobody.as("Basic YWRtaW5AaW50ZXJuYWw6d3Jvbmc=").send("GET", VMS, XML, "", "");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(nobody.as("Bearer nonsense").send("GET", VMS, XML, "", "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void theAuthorityIsGivenToAnybody(Lab lab) {
        var path = "/ovirt-engine/services/pki-resource?resource=ca-certificate&format=X509-PEM-CA";
        var answer = lab.api().as("").send("GET", path, "*/*", "", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("BEGIN CERTIFICATE");
    }

    @Test
    void theHandbookIsServed(Lab lab) {
        var answer = lab.api().as("").send("GET", "/docs/console.md", "text/html", "", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("vireo:vm-start");
        assertThat(lab.api()
                        .as("")
                        .send("GET", "/docs/..%2f..%2fetc%2fusers.properties", "*/*", "", "")
                        .statusCode())
                .isIn(400, 404);
    }

    @Test
    void theHandbookIsSearchedByAnybodyAndTakesWhatIsTypedForText(Lab lab) {
        var found = lab.api().as("").send("GET", "/docs/find?q=serial+console", "text/html", "", "");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("<a href=\"command-line.md#more-commands\">", "<mark>serial</mark>");

        var hostile = lab.api().as("").send("GET", "/docs/find?q=%22%3E%3Cscript%3E", "text/html", "", "");
        assertThat(hostile.body()).contains("&quot;&gt;&lt;script&gt;").doesNotContain("<script");
        assertThat(hostile.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "form-action 'self'")
                .doesNotContain("script-src");
    }
}
