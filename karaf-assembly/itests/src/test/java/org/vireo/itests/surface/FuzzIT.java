package org.vireo.itests.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.LoneEngine;
import org.vireo.rest.wire.WireFormats;

/** Sends nonsense to every request of the published API: no failure of the engine's own, nothing told of its inside, nothing leaked. */
class FuzzIT {
    private static final Logger LOG = LoggerFactory.getLogger(FuzzIT.class);
    private static final int ROUNDS = Integer.getInteger("vireo.fuzz.rounds", 3);
    private static final long SEED = Long.getLong("vireo.fuzz.seed", 20221122L);
    private static final String XML = "application/xml";
    private static final String JSON = "application/json";
    private static final int SPARE = 40;

    private static LoneEngine lone;

    private final Random random = new Random(SEED);
    private final RandomBody bodies = new RandomBody(new WireFormats(), random);
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int closedConnections;

    @BeforeAll
    static void boot() {
        lone = new LoneEngine();
    }

    @AfterAll
    static void end() {
        lone.close();
    }

    @Test
    void nonsenseIsRefusedWithoutFailureOrLeak() {
        var api = lone.engine().api();
        api.post(
                ApiClient.API + "vms",
                "{\"name\":\"prey\",\"cluster\":{\"name\":\"Default\"},\"template\":{\"name\":\"Blank\"}}");
        var requests = new Published(api).requests();
        var schemas = new Schemas(api.get("/vireo/api/openapi.json"));
        round(api, requests, schemas);
        var threads = threads();
        var connections = connections();
        for (int i = 1; i < ROUNDS; i++) {
            round(api, requests, schemas);
        }
        LOG.info(
                "Answers to nonsense (seed {}) by status: {}; connections closed: {}",
                SEED,
                statuses,
                closedConnections);
        if (!wrong.isEmpty()) {
            lone.keepLog("fuzz");
        }
        assertThat(wrong).isEmpty();
        assertThat(statuses.keySet()).allMatch(status -> status < 500);
        assertThat(threads()).isLessThan(threads + SPARE);
        assertThat(connections()).isLessThan(connections + SPARE / 2);
        assertThat(api.get(ApiClient.API + "vms").isObject()).isTrue();
    }

    private void round(ApiClient api, List<Published.Request> requests, Schemas schemas) {
        var published = new Published(api);
        for (var request : requests) {
            var path = path(published, request);
            var json = random.nextBoolean();
            var body = request.verb().equals("GET") || request.verb().equals("DELETE")
                    ? ""
                    : body(schemas.of(request), json);
            ask(api, request.verb(), path + query(), json, body);
        }
    }

    private String path(Published published, Published.Request request) {
        var real = published.one(request.path()).filter(path -> random.nextInt(10) > 0);
        return real.orElseGet(() -> request.path().replaceAll("\\{[^}]*}", encoded(bodies.text()) + "x"));
    }

    private String query() {
        return switch (random.nextInt(8)) {
            case 0 -> "?search=" + encoded(bodies.text() + "=\"" + bodies.text());
            case 1 -> "?follow=" + encoded("a.b,nics,disk_attachments.disk.vms..,," + bodies.text());
            case 2 -> "?max=-1&from=x&case_sensitive=perhaps&search=page%20-1%20sortby%20";
            case 3 -> ";max=1;async=" + encoded(bodies.text());
            default -> "";
        };
    }

    private String body(Optional<String> schema, boolean json) {
        return switch (random.nextInt(10)) {
            case 0 -> json ? "{\"name\":" : "<vm><name>";
            case 1 -> "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;&b;\">]><vm><name>&c;</name></vm>";
            case 2 -> json ? "[".repeat(20_000) : "<vm>".repeat(20_000);
            case 3 -> json ? "null" : "<" + "a".repeat(5000) + "/>";
            case 4 -> json ? "{\"id\":[],\"name\":{},\"memory\":\"x\",\"status\":12}" : "<vm><memory>x</memory></vm>";
            default -> bodies.of(schema.orElse("Vm"), json);
        };
    }

    private void ask(ApiClient api, String verb, String path, boolean json, String body) {
        var type = random.nextInt(20) == 0 ? "text/plain" : json ? JSON : XML;
        var address = ApiClient.API + (path.startsWith("/") ? path.substring(1) : path);
        var answer = answer(api, verb, address, type, body);
        statuses.merge(answer.statusCode(), 1, Integer::sum);
        var text = answer.body();
        if (answer.statusCode() >= 500
                || text.contains("\tat ")
                || text.contains("Exception")
                || text.contains("org.vireo")
                || text.contains("SQLSTATE")) {
            wrong.add(verb + " " + address + " with " + type + " " + shortened(body) + " answered "
                    + answer.statusCode() + " " + shortened(text));
        }
    }

    /** A server may close a connection rather than read a body that it refuses: the request after that is sent again. */
    private HttpResponse<String> answer(ApiClient api, String verb, String address, String type, String body) {
        var accept = random.nextBoolean() ? XML : JSON;
        try {
            return api.send(verb, address, accept, type, body);
        } catch (UncheckedIOException closed) {
            LOG.debug("Sent again on a new connection: {} {}", verb, address, closed);
            closedConnections++;
            return api.send(verb, address, accept, type, body);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 600 ? text : text.substring(0, 600) + "…";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static long threads() {
        return lone.engine().threads();
    }

    private static long connections() {
        return lone.engine().database().number("select count(*) from pg_stat_activity");
    }
}
