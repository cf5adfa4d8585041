package org.vireo.itests.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** Asks a running engine for every request of the published API and compares with what its table says. */
@InLab
class ConformanceIT {
    private static final Logger LOG = LoggerFactory.getLogger(ConformanceIT.class);
    private static final String XML = "application/xml";
    private static final String REFUSAL = "is not supported. ";

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void theTableOfServedAndRefusedRequestsIsTrue(Lab lab) {
        var api = lab.api();
        var published = new Published(api);
        for (var request : published.requests()) {
            count(request.served() ? "served" : "refused");
            published
                    .one(request.path().isEmpty() ? "" : request.path())
                    .ifPresentOrElse(path -> check(api, request, path), () -> count("nothing there to ask for"));
        }
        LOG.info("Requests of the published API: {}", counts);
        assertThat(wrong).isEmpty();
        assertThat(counts.get("served")).isGreaterThan(800);
        assertThat(counts.get("read")).isGreaterThan(180);
    }

    private void check(ApiClient api, Published.Request request, String path) {
        var verb = request.verb();
        if (!request.served()) {
            var answer = api.send(verb, ApiClient.API + path.substring(1), XML, XML, body(verb));
            count("refusal asked for");
            if (answer.statusCode() != 400 || !answer.body().contains(REFUSAL)) {
                wrong.add(verb + " " + path + " should be refused: " + answer.statusCode() + " " + answer.body());
            }
        } else if (verb.equals("GET")) {
            var answer = api.send(verb, ApiClient.API + (path.isEmpty() ? "" : path.substring(1)), XML, "", "");
            count("read");
            if (answer.statusCode() != 200) {
                wrong.add(verb + " " + path + " should be served: " + answer.statusCode() + " " + answer.body());
            }
        } else if (verb.equals("PUT") || request.method().equals("add")) {
            var answer = api.send(verb, ApiClient.API + path.substring(1), XML, XML, "<wrong>");
            count("written to without sense");
            if (answer.statusCode() != 400 || answer.body().contains(REFUSAL)) {
                wrong.add(
                        verb + " " + path + " should see a broken body: " + answer.statusCode() + " " + answer.body());
            }
        }
    }

    private static String body(String verb) {
        return verb.equals("POST") || verb.equals("PUT") ? "<action/>" : "";
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    @Test
    void theTableIsAPageOfTheHandbook(Lab lab) {
        var page = lab.api().as("").send("GET", "/docs/conformance.md", "text/html", "", "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<code>GET /vms</code>").contains("refused: ");
    }
}
