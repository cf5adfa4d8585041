package org.vireo.host.agent.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
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

    private final Path directory;
    private final int limit;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long dropped;

    ReportQueue(Path directory, int limit) {
        this.directory = directory;
        this.limit = limit;
        load();
    }

    private void load() {
        try (var files = Files.list(directory)) {
            files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .forEach(this::load);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the queue of reports in " + directory, e);
        }
    }

    private void load(Path file) {
        try {
            entries.addLast(JSON.readValue(Files.readAllBytes(file), Entry.class));
        } catch (IOException e) {
            LOG.warn("A queued report cannot be read and stays behind: {}", file, e);
        }
    }

    synchronized void add(Entry entry) {
        if (entry.durable()) {
            try {
                PrivateFile.write(file(entry), JSON.writeValueAsBytes(entry));
            } catch (IOException | UncheckedIOException e) {
                LOG.error("A report survives no restart: {}", file(entry), e);
            }
        }
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
        if (entry.durable()) {
            try {
                Files.deleteIfExists(file(entry));
            } catch (IOException e) {
                LOG.warn("A report that was sent will be sent again: {}", file(entry), e);
            }
        }
    }

    synchronized int size() {
        return entries.size();
    }

    private Path file(Entry entry) {
        return directory.resolve(String.format("%019d%s", entry.sequence(), SUFFIX));
    }
}
