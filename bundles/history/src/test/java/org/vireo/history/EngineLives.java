package org.vireo.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Engines one after the other, each a process, and which rounds each of them may have lost. Confined to one thread. */
final class EngineLives implements AutoCloseable {
    private final String url;
    private final RawWeek raw;
    private final int spool;
    private final List<Life> lives = new ArrayList<>();
    private Process process;
    private BufferedReader told;
    private Life life;
    private Instant last;

    /** On a database, with room for so many rounds in memory. */
    EngineLives(String url, RawWeek raw, int spool) {
        this.url = url;
        this.raw = raw;
        this.spool = spool;
    }

    /** The rounds of a history from its start to its end, and what became of them as far as it could tell. */
    private static final class Life {
        private final List<Instant> rounds = new ArrayList<>();
        private int waiting;
        private int mostWaiting;
        private long dropped;
        private boolean stopped;

        /** A history that was stopped counts what it gave up; one that was killed leaves what waited and what was under way. */
        void explain(Set<Instant> loaded, int spool) {
            var missing = rounds.stream().filter(at -> !loaded.contains(at)).toList();
            var inMemory = stopped ? 0 : Math.min(waiting + 1, rounds.size());
            var last = rounds.subList(rounds.size() - inMemory, rounds.size());
            assertThat(missing.stream().filter(at -> !last.contains(at)).count())
                    .as("rounds lost though none was in memory at the end, of %s", missing)
                    .isLessThanOrEqualTo(dropped);
            assertThat(stopped || dropped == 0 || mostWaiting > spool)
                    .as("given up though there was room: %s of at most %s", dropped, mostWaiting)
                    .isTrue();
        }
    }

    void start(Instant now) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        PlayedEngine.class.getName(),
                        url,
                        String.valueOf(raw.seed()),
                        String.valueOf(raw.span().toSeconds()),
                        String.valueOf(spool),
                        now.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        last = now.minus(raw.span());
        told = process.inputReader(StandardCharsets.UTF_8);
        begin();
    }

    private void begin() {
        life = new Life();
        lives.add(life);
    }

    /** Lets it live until a moment. */
    void live(Instant until) throws IOException {
        order(until);
        awaitDone();
    }

    /** Tells it until when to live; returns at once. */
    void order(Instant until) throws IOException {
        order(until.toString());
    }

    /** Waits until nothing waits for the warehouse. */
    void settle() throws IOException {
        order("settle");
        awaitDone();
    }

    /** Lets it roll up everything. */
    void finish() throws IOException {
        order("finish");
        awaitDone();
    }

    private void order(String order) throws IOException {
        var out = process.getOutputStream();
        out.write((order + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Reads what it tells until it has got to a moment. */
    void await(Instant moment) throws IOException {
        while (last.isBefore(moment)) {
            assertThat(heed(told.readLine())).as("it lives").isNotNull();
        }
    }

    /** Reads what it tells until it did what it was ordered. */
    void awaitDone() throws IOException {
        String line;
        do {
            line = heed(told.readLine());
            assertThat(line).as("it lives").isNotNull();
        } while (!"done".equals(line));
    }

    /** When the next round is due. */
    Instant now() {
        return last.plus(raw.span());
    }

    /** Stops the history in it and starts another one; what it was doing goes on meanwhile, as far as it can. */
    void restartHistory() throws IOException {
        order("etl");
        awaitDone();
        awaitDone();
    }

    /** Ends it without a word. */
    void kill() throws IOException, InterruptedException {
        // the process itself would close what was not read yet
        process.toHandle().destroyForcibly();
        for (var line = told.readLine(); line != null; line = told.readLine()) {
            heed(line);
        }
        process.waitFor();
    }

    private String heed(String line) {
        if (line == null) {
            return null;
        }
        var words = line.split(" ");
        if (words[0].equals("round") && words.length == 4) {
            last = Instant.parse(words[1]);
            life.rounds.add(last);
            life.waiting = Integer.parseInt(words[2]);
            life.mostWaiting = Math.max(life.mostWaiting, life.waiting);
            life.dropped = Long.parseLong(words[3]);
        } else if (words[0].equals("end")) {
            life.stopped = true;
            life.dropped = Long.parseLong(words[1]);
            begin();
        } else {
            assertThat(line).doesNotStartWith("broken");
        }
        return line;
    }

    /** Fails if a round is not among those loaded and could not be lost. */
    void explain(Set<Instant> loaded) {
        lives.forEach(one -> one.explain(loaded, spool));
    }

    /** How many rounds were collected, and histories there were. */
    String told() {
        return lives.stream().mapToInt(one -> one.rounds.size()).sum() + " rounds by " + lives.size() + " histories";
    }

    /** Asks it to end. */
    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /** A span of so many rounds. */
    Duration rounds(int number) {
        return raw.span().multipliedBy(number);
    }
}
