package org.vireo.itests.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
    private static final int ROUNDS = Integer.getInteger("vireo.fuzz.rounds", 2);
    private static final long SEED = Long.getLong("vireo.fuzz.seed", 20221122L);
    private static final int SPARE = 40;

    private static LoneEngine lone;
    private static Prey prey;
    private static List<String> before = List.of();

    private final Random random = new Random(SEED);
    private final RandomBody bodies = new RandomBody(new WireFormats(), random);

    @BeforeAll
    static void boot() {
        lone = new LoneEngine();
        prey = new Prey(lone.engine());
        prey.fill();
        before = lone.errors();
    }

    @AfterAll
    static void end() {
        if (prey != null) {
            prey.close();
        }
        lone.close();
    }

    @Test
    void nonsenseIsRefusedWithoutFailureOrLeak() {
        var api = lone.engine().api();
        var probe = new Probe(api, random);
        var requests = new Published(api).requests();
        var schemas = new Schemas(api.get("/vireo/api/openapi.json"));
        round(probe, new Published(api), requests, schemas);
        var threads = threads();
        var connections = connections();
        for (int i = 1; i < ROUNDS; i++) {
            round(probe, new Published(api), requests, schemas);
        }
        check("nonsense", probe, threads, connections);
    }

    @Test
    void whatIsNearlyRightIsDoneOrRefusedWithoutFailureOrLeak() {
        var api = lone.engine().api();
        var probe = new Probe(api, random);
        var requests = new Published(api)
                .requests().stream()
                        .filter(request ->
                                request.served() && List.of("POST", "PUT").contains(request.verb()))
                        .toList();
        nearly(api, probe, requests);
        var threads = threads();
        var connections = connections();
        for (int i = 1; i < ROUNDS; i++) {
            nearly(api, probe, requests);
        }
        check("what is nearly right", probe, threads, connections);
        // enough of it was understood: the paths behind the first checks were taken
        assertThat(probe.statuses().getOrDefault(200, 0) + probe.statuses().getOrDefault(201, 0))
                .isGreaterThan(100);
        assertThat(probe.statuses().get(409)).isGreaterThan(50);
    }

    private void nearly(ApiClient api, Probe probe, List<Published.Request> requests) {
        var published = new Published(api);
        var examples = new NearlyRightBody(api, bodies, random);
        for (var request : requests) {
            for (var path : published.real(request.path())) {
                examples.of(request, path)
                        .ifPresent(body -> probe.ask(request.verb(), path + "?async=true", Probe.JSON, body));
            }
        }
    }

    private static void check(String what, Probe probe, long threads, long connections) {
        LOG.info(
                "Answers to {} (seed {}) by status: {}; connections closed: {}",
                what,
                SEED,
                probe.statuses(),
                probe.closedConnections());
        var errors = lone.errors().stream().skip(before.size()).toList();
        if (!probe.wrong().isEmpty() || !errors.isEmpty()) {
            lone.keepLog("fuzz");
        }
        assertThat(probe.wrong()).isEmpty();
        // a job that ends by a defect answers nobody, but the log
        assertThat(errors).isEmpty();
        assertThat(threads()).isLessThan(threads + SPARE);
        assertThat(connections()).isLessThan(connections + SPARE / 2);
        assertThat(lone.engine().api().get(ApiClient.API + "vms").isObject()).isTrue();
    }

    private void round(Probe probe, Published published, List<Published.Request> requests, Schemas schemas) {
        for (var request : requests) {
            var path = path(published, request);
            var json = random.nextBoolean();
            var body = request.verb().equals("GET") || request.verb().equals("DELETE")
                    ? ""
                    : body(schemas.of(request), json);
            var type = random.nextInt(20) == 0 ? "text/plain" : json ? Probe.JSON : Probe.XML;
            probe.ask(request.verb(), path + query(), type, body);
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
