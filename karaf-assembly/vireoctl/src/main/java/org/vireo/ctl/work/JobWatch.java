package org.vireo.ctl.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.vireo.ctl.exit.Exit;
import org.vireo.ctl.exit.Failure;
import org.vireo.ctl.http.Engine;
import org.vireo.ctl.http.Request;
import org.vireo.ctl.print.Terminal;
import org.vireo.ctl.text.Table;
import org.vireo.ctl.text.Tree;

/** Waits until the jobs of a request have ended, and tells meanwhile how far they are. Used once. */
public final class JobWatch {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);
    private static final long SHORTEST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 1000;
    private static final String ERASE = "\r\u001b[K";

    private final Engine engine;
    private final Terminal terminal;
    private final Clock clock;
    private final Instant deadline;
    private String shown = "";

    public JobWatch(Engine engine, Terminal terminal, Clock clock, Duration patience) {
        this.engine = engine;
        this.terminal = terminal;
        this.clock = clock;
        this.deadline = clock.instant().plus(patience);
    }

    /** Returns when all have ended well; a request that needed no job is done at once. */
    public void await(String correlation) {
        var begin = clock.instant();
        var pause = SHORTEST_MILLIS;
        while (true) {
            var jobs = jobs(correlation);
            var running = jobs.stream().filter(JobWatch::runs).toList();
            running.stream().findFirst().ifPresent(job -> tell(progress(job)));
            var settled = jobs.isEmpty() ? clock.instant().isAfter(begin.plus(FIRST_LOOK)) : running.isEmpty();
            if (settled) {
                erase();
                check(jobs, correlation);
                return;
            }
            if (clock.instant().isAfter(deadline)) {
                erase();
                throw new Failure(
                        Exit.TIMEOUT,
                        "It is not done yet and goes on in the engine; see: vireoctl job list --search correlation_id="
                                + correlation);
            }
            sleep(pause);
            pause = Math.min(LONGEST_MILLIS, pause + SHORTEST_MILLIS);
        }
    }

    private List<?> jobs(String correlation) {
        var request = Request.get(Engine.API + "/jobs")
                .with("search", "correlation_id=" + correlation)
                .with("follow", "steps");
        return Tree.items(engine.send(request).expectGood("Looking at the jobs").json());
    }

    private static boolean runs(Object job) {
        return Tree.text(job, "status").equals("started");
    }

    /** Such as {@code Starting VM web1: step 2 of 4, Booting, 50 %}. */
    private static String progress(Object job) {
        var steps = Tree.items(Tree.at(job, "steps"));
        var done = steps.stream()
                .filter(step -> Tree.text(step, "status").equals("finished"))
                .count();
        var text = Tree.text(job, "description");
        if (steps.isEmpty()) {
            return text;
        }
        var current = steps.stream().filter(JobWatch::runs).findFirst();
        var percent = current.map(step -> Tree.text(step, "progress")).filter(p -> !p.isEmpty() && !p.equals("0"));
        return text + ": step " + Math.min(done + 1, steps.size()) + " of " + steps.size()
                + current.map(step -> ", " + Tree.text(step, "description")).orElse("")
                + percent.map(p -> ", " + p + " %").orElse("");
    }

    private void tell(String text) {
        var line = Table.harmless(text);
        if (line.equals(shown)) {
            return;
        }
        if (terminal.errShown()) {
            terminal.err().print(ERASE + line);
            terminal.err().flush();
        } else {
            terminal.err().println(line);
        }
        shown = line;
    }

    private void erase() {
        if (terminal.errShown() && !shown.isEmpty()) {
            terminal.err().print(ERASE);
            terminal.err().flush();
        }
    }

    private void check(List<?> jobs, String correlation) {
        for (var job : jobs) {
            if (!Tree.text(job, "status").equals("finished")) {
                throw new Failure(
                        Exit.REFUSED,
                        Table.harmless(
                                Tree.text(job, "description") + " has " + Tree.text(job, "status") + why(correlation)));
            }
        }
    }

    private String why(String correlation) {
        var request = Request.get(Engine.API + "/events").with("search", "correlation_id=" + correlation);
        var answer = engine.send(request);
        var events = answer.good() ? Tree.items(answer.json()) : List.of();
        return events.stream()
                .filter(event -> List.of("error", "alert", "warning").contains(Tree.text(event, "severity")))
                .map(event -> ": " + Tree.text(event, "description"))
                .findFirst()
                .orElse(".");
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Exit.TIMEOUT, "Interrupted; what was begun goes on in the engine.", e);
        }
    }
}
