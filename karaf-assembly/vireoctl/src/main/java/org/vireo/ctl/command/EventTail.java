package org.vireo.ctl.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vireo.ctl.http.Engine;
import org.vireo.ctl.http.Request;
import org.vireo.ctl.print.Columns;
import org.vireo.ctl.print.Printer;
import org.vireo.ctl.text.Tree;

/** Shows events as they come, the oldest first, until it is interrupted or the time is over. */
final class EventTail {
    private static final long PAUSE_MILLIS = 1000;

    private final Given given;
    private final Columns columns;

    EventTail(Given given, Columns columns) {
        this.given = given;
        this.columns = columns;
    }

    /** @param first events that were found already */
    void run(List<?> first) {
        var last = first.stream().mapToLong(EventTail::number).max().orElseGet(this::newest);
        var end = given.timeout().map(this::after).orElse(Instant.MAX);
        given.printer().list(oldestFirst(first), columns);
        var further =
                new Printer(given.terminal(), given.model(), given.printer().format(), false, List.of());
        while (now().isBefore(end) && pause()) {
            var fresh = oldestFirst(events(last));
            if (!fresh.isEmpty()) {
                further.list(fresh, columns);
                last = number(fresh.get(fresh.size() - 1));
            }
        }
    }

    private Instant after(Duration time) {
        return now().plus(time);
    }

    private static List<Object> oldestFirst(List<?> events) {
        var sorted = new ArrayList<Object>(events);
        sorted.sort(Comparator.comparingLong(EventTail::number));
        return sorted;
    }

    private long newest() {
        var answer = given.engine()
                .send(Request.get(Engine.API + "/events").with("max", "1"))
                .expectGood("event list");
        return Tree.items(answer.json()).stream()
                .findFirst()
                .map(EventTail::number)
                .orElse(0L);
    }

    private List<?> events(long after) {
        var request = Request.get(Engine.API + "/events").with("from", String.valueOf(after));
        var search = given.option("--search");
        return Tree.items(given.engine()
                .send(search.isPresent() ? request.with("search", search.get()) : request)
                .expectGood("event list")
                .json());
    }

    private static long number(Object event) {
        return Long.parseLong(Tree.text(event, "id"));
    }

    private Instant now() {
        return given.context().clock().instant();
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
