package org.vireo.host.agent.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.agent.files.PrivateFile;
import org.vireo.model.json.ModelJson;

/**
 * Reports in the order they were queued: durable ones in a file each, named by their number, others in memory. Bounded: the oldest go
 * first, because a driver reports the whole of its state when the link comes up. Guarded by its monitor.
 */
final class ReportQueue {
    private static final Logger LOG = LoggerFactory.getLogger(ReportQueue.class);
    private static final ObjectMapper JSON = ModelJson.newMapper();
    private static final String SUFFIX = ".json";

    private final Optional<Path> directory;
    private final int limit;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long dropped;

    ReportQueue(Path directory, int limit) {
        this(Optional.of(directory), limit);
        load(directory);
    }

    private ReportQueue(Optional<Path> directory, int limit) {
        this.directory = directory;
        this.limit = limit;
    }

    /** Forgets everything when the agent ends. */
    static ReportQueue inMemory(int limit) {
        return new ReportQueue(Optional.empty(), limit);
    }

    private void load(Path directory) {
        try (var files = Files.list(directory)) {
            files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .forEach(this::take);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the queue of reports in " + directory, e);
        }
    }

    private void take(Path file) {
        try {
            entries.addLast(JSON.readValue(Files.readAllBytes(file), Entry.class));
        } catch (IOException e) {
            LOG.warn("A queued report cannot be read and stays behind: {}", file, e);
        }
    }

    synchronized void add(Entry entry) {
        file(entry).ifPresent(file -> write(file, entry));
        entries.addLast(entry);
        if (entries.size() > limit) {
            remove(entries.getFirst());
            dropped++;
            if (dropped % limit == 1) {
                LOG.warn(
                        "More than {} reports wait for the engine, the oldest are dropped ({} so far)", limit, dropped);
            }
        }
        notifyAll();
    }

    /** The oldest; waits for one. It stays until it is removed. */
    synchronized Entry first() throws InterruptedException {
        while (entries.isEmpty()) {
            wait();
        }
        return entries.getFirst();
    }

    synchronized void remove(Entry entry) {
        entries.remove(entry);
        file(entry).ifPresent(ReportQueue::delete);
    }

    private static void write(Path file, Entry entry) {
        try {
            PrivateFile.write(file, JSON.writeValueAsBytes(entry));
        } catch (IOException | UncheckedIOException e) {
            LOG.error("A report survives no restart: {}", file, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("A report that was sent will be sent again: {}", file, e);
        }
    }

    synchronized int size() {
        return entries.size();
    }

    private Optional<Path> file(Entry entry) {
        return directory
                .filter(there -> entry.durable())
                .map(there -> there.resolve(String.format("%019d%s", entry.sequence(), SUFFIX)));
    }
}
