package org.vireo.rest.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.servlet.AsyncContext;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.json.ModelJson;

/**
 * One client that listens to changes, by server-sent events. Never blocks: while the client does not take what it was sent, changes gather
 * behind its place among them. Thread-safe.
 */
final class ChangeStream implements WriteListener {
    /** The event {@code here} goes out after so long without a change, so that proxies and pages know that the connection lives. */
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** A client that takes nothing for so long is gone. */
    static final Duration STUCK = Duration.ofSeconds(60);

    /** Who does not see everything is told so often at most, as each time costs queries. */
    static final Duration LIMITED_PAUSE = Duration.ofSeconds(1);

    /** More ids of a kind than these are not told one by one: the client looks at all of them. */
    static final int MOST_IDS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(ChangeStream.class);
    private static final ObjectMapper JSON = ModelJson.newMapper();

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Told told;
    private final Viewer viewer;
    private final String run;
    private long at;
    private boolean writable;
    private boolean unflushed;
    private boolean greeted;
    private boolean ended;
    private Instant lastWritten;
    private Instant lastTold = Instant.EPOCH;

    ChangeStream(AsyncContext context, Told told, Viewer viewer, Place place, Instant now) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.told = told;
        this.viewer = viewer;
        this.run = place.run();
        this.at = place.number();
        this.lastWritten = now;
    }

    /**
     * Where a client is among the changes.
     *
     * @param run the engine's run, as numbers begin anew with each
     * @param number of the last change it heard of
     */
    record Place(String run, long number) {
        /** Where a client says it was; otherwise somewhere unknown, so that it is told to look at everything. */
        static Place of(String run, String lastEventId) {
            var known = lastEventId.startsWith(run + "-") ? lastEventId.substring(run.length() + 1) : "";
            return new Place(run, known.matches("\\d{1,18}") ? Long.parseLong(known) : -1);
        }
    }

    @Override
    public synchronized void onWritePossible() {
        writable = true;
    }

    @Override
    public void onError(Throwable failure) {
        LOG.debug("A listener to changes went away: {}", failure.toString());
        end();
    }

    synchronized boolean ended() {
        return ended;
    }

    /** Sends what there is to tell, if the client can take it. Asks the store what the caller sees, if that is limited. */
    synchronized void advance(Instant now) {
        if (ended) {
            return;
        }
        try {
            if (writable && flushed()) {
                tell(now);
            } else if (lastWritten.plus(STUCK).isBefore(now)) {
                end();
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A listener to changes went away: {}", e.toString());
            end();
        } catch (RuntimeException e) {
            // what was not told now is told next time
            LOG.warn("Changes could not be told to a listener: {}", e.toString());
        }
    }

    /** Whether what was written before is on its way. */
    private boolean flushed() throws IOException {
        if (unflushed && out.isReady()) {
            out.flush();
            unflushed = false;
        }
        return !unflushed && out.isReady();
    }

    private void tell(Instant now) throws IOException {
        if (!viewer.unlimited() && lastTold.plus(LIMITED_PAUSE).isAfter(now)) {
            return;
        }
        var since = told.since(at);
        var seen = since.changes().map(changes -> changes.isEmpty() ? changes : viewer.narrowed(changes));
        at = since.last();
        if (seen.isEmpty()) {
            write("event: reset\ndata: {}\n", now);
        } else if (!seen.get().isEmpty()) {
            lastTold = now;
            write("data: " + JSON.writeValueAsString(view(seen.get())) + "\n", now);
        } else if (!greeted || lastWritten.plus(HEARTBEAT).isBefore(now)) {
            write("event: here\ndata: {}\n", now);
        }
    }

    private static Map<String, Object> view(Map<String, Set<UUID>> seen) {
        var changed = new ArrayList<Map<String, Object>>();
        seen.forEach((kind, ids) -> {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("kind", kind);
            if (!ids.isEmpty() && ids.size() <= MOST_IDS) {
                told.put("ids", ids);
            }
            changed.add(told);
        });
        return Map.of("changed", changed);
    }

    private void write(String lines, Instant now) throws IOException {
        greeted = true;
        lastWritten = now;
        out.write(("id: " + run + "-" + at + "\n" + lines + "\n").getBytes(StandardCharsets.UTF_8));
        unflushed = true;
        flushed();
    }

    synchronized void end() {
        if (!ended) {
            ended = true;
            try {
                context.complete();
            } catch (IllegalStateException e) {
                LOG.debug("The request had ended: {}", e.toString());
            }
        }
    }
}
