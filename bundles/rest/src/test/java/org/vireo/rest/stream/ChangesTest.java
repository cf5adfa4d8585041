package org.vireo.rest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.Sight;
import org.vireo.engine.api.change.Changes.Change;
import org.vireo.engine.api.plugin.PortalPlugin;
import org.vireo.rest.fakes.World;

class ChangesTest {
    private static final UUID SEEN = new UUID(1, 1);
    private static final UUID HIDDEN = new UUID(2, 2);

    private final Map<String, Set<UUID>> seen = new HashMap<>(Map.of("vm", Set.of(SEEN)));
    private PageServer server;

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private final class Limited implements Authorizer {
        @Override
        public boolean allowed(Caller caller, Permit permit) {
            return false;
        }

        @Override
        public Optional<Set<UUID>> seen(Sight sight, String kind) {
            return Optional.ofNullable(seen.get(kind));
        }
    }

    private void start(Authorizer authorizer) throws Exception {
        server = new PageServer(World.engine(), authorizer);
    }

    private void startForAdministrators() throws Exception {
        start((caller, permit) -> true);
    }

    /** The lines of a stream, as they come; the first of each message tells its number. */
    private Iterator<String> lines(String lastEventId) throws Exception {
        var request = server.to(PageServer.CHANGES).header("Authorization", basic());
        var response = server.send(
                lastEventId.isEmpty() ? request : request.header("Last-Event-ID", lastEventId),
                HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        Stream<String> all = response.body();
        return all.iterator();
    }

    private static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString("admin@internal:secret".getBytes(StandardCharsets.UTF_8));
    }

    private static String next(Iterator<String> lines, String start) {
        var line = lines.next();
        while (!line.startsWith(start)) {
            line = lines.next();
        }
        return line;
    }

    /** What the next event says that is no mere sign of life. */
    private static String told(Iterator<String> lines) {
        var data = next(lines, "data:");
        while (data.equals("data: {}")) {
            data = next(lines, "data:");
        }
        return data;
    }

    @Test
    void tellsWhatChangedAfterTheClientCame() throws Exception {
        startForAdministrators();
        server.changed(new Change("vm", HIDDEN));
        var lines = lines("");
        next(lines, "event: here");
        server.changed(new Change("vm", SEEN));

        assertThat(told(lines)).isEqualTo("data: {\"changed\":[{\"kind\":\"vm\",\"ids\":[\"" + SEEN + "\"]}]}");
    }

    @Test
    void tellsEverybodyThatPluginsOfThePortalsChanged() throws Exception {
        start(new Limited());
        var lines = lines("");
        next(lines, "event: here");
        server.plugged(new PortalPlugin(
                "acme",
                "1.0.0",
                Map.of("en", "Acme"),
                "1.0.0",
                Set.of("admin"),
                "/base/",
                Optional.of("index.js"),
                List.of(),
                List.of(),
                Optional.empty()));

        assertThat(told(lines)).contains("{\"kind\":\"portal_plugin\"");
    }

    @Test
    void whoComesBackHearsWhatItMissed() throws Exception {
        startForAdministrators();
        var place = next(lines(""), "id:").substring("id: ".length());
        server.changed(new Change("host", SEEN));

        assertThat(told(lines(place))).contains("\"host\"", SEEN.toString());
    }

    @Test
    void whoMayHaveMissedSomethingIsToldToLookAtEverything() throws Exception {
        startForAdministrators();
        assertThat(next(lines("another-run-5"), "event:")).isEqualTo("event: reset");
        var lines = lines("");
        next(lines, "event: here");
        server.missed();
        assertThat(next(lines, "event:")).isEqualTo("event: reset");
    }

    @Test
    void manyChangesOfAKindAreToldWithoutIds() throws Exception {
        startForAdministrators();
        var lines = lines("");
        next(lines, "event: here");
        server.changed(Stream.generate(UUID::randomUUID)
                .limit(ChangeStream.MOST_IDS + 1)
                .map(id -> new Change("disk", id))
                .toArray(Change[]::new));

        assertThat(told(lines)).isEqualTo("data: {\"changed\":[{\"kind\":\"disk\"}]}");
    }

    @Test
    void tellsOnlyOfWhatTheCallerSeesOrSaw() throws Exception {
        start(new Limited());
        var lines = lines("");
        next(lines, "event: here");
        server.changed(new Change("vm", SEEN), new Change("vm", HIDDEN));
        assertThat(told(lines)).contains(SEEN.toString()).doesNotContain(HIDDEN.toString());

        seen.put("vm", Set.of());
        server.changed(new Change("vm", SEEN), new Change("vm", HIDDEN), new Change("job", HIDDEN));
        assertThat(told(lines)).contains(SEEN.toString(), "{\"kind\":\"job\"}").doesNotContain(HIDDEN.toString());
    }

    @Test
    void nobodyUnknownListensAndTheFirstOfTooManyGivesWay() throws Exception {
        startForAdministrators();
        assertThat(server.send(server.to(PageServer.CHANGES)).statusCode()).isEqualTo(401);
        var first = lines("");
        next(first, "event: here");
        var second = lines("");
        next(second, "event: here");
        for (int i = 0; i < 19; i++) {
            next(lines(""), "event: here");
        }
        assertThatCode(() -> first.forEachRemaining(line -> {})).as("it ends").doesNotThrowAnyException();
        server.changed(new Change("vm", SEEN));
        assertThat(told(second)).contains(SEEN.toString());
    }
}
