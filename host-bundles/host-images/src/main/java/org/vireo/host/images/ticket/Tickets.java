package org.vireo.host.images.ticket;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.images.nbd.ImageError;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.protocol.image.TransferState;

/**
 * The tickets that are good now. They are known by their digests, so that how long it takes to refuse one says nothing. Thread-safe; has
 * a thread that ends those whose time is over.
 */
public final class Tickets implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tickets.class);
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22,128}");
    private static final int MOST = 64;
    /** How long a request that comes late does not open a ticket again. */
    private static final Duration MEMORY = Duration.ofHours(1);

    private final Map<String, Ticket> open = new ConcurrentHashMap<>();
    private final Map<String, Closed> closed = new ConcurrentHashMap<>();
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-image-tickets"));

    /** Until when it is remembered that a ticket was closed, and in which round. */
    private record Closed(int round, Instant until) {}

    /** Begins to look after them. */
    public Tickets() {
        var unused = timer.scheduleWithFixedDelay(this::endOld, 1, 1, TimeUnit.SECONDS);
    }

    private static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** Opens a ticket, or extends the one that is open. */
    public synchronized TransferState open(Secret name, int round, Duration validFor, Supplier<Ticket> fresh) {
        String text = name.reveal();
        if (!FORM.matcher(text).matches() || validFor.isNegative() || validFor.isZero()) {
            throw new VireoException(ImageError.BAD_TICKET, "cannot open an image: its ticket is of the wrong form");
        }
        String key = digest(text);
        if (closed.getOrDefault(key, new Closed(0, Instant.MAX)).round() >= round) {
            throw new VireoException(ImageError.BAD_TICKET, "cannot open an image: its transfer was closed meanwhile");
        }
        var known = open.get(key);
        if (known == null) {
            if (open.size() >= MOST) {
                throw new VireoException(
                        ImageError.BAD_TICKET, "cannot open an image: " + MOST + " are being moved already");
            }
            known = fresh.get();
            open.put(key, known);
        } else {
            known.extend(validFor);
        }
        return known.state(true);
    }

    /** The ticket a client shows, if it is good. */
    public Optional<Ticket> find(String text) {
        return FORM.matcher(text).matches()
                ? Optional.ofNullable(open.get(digest(text))).filter(ticket -> !ticket.expired())
                : Optional.empty();
    }

    /** How far a transfer is; its ticket lives on. */
    public TransferState look(Secret name, Duration validFor) {
        return find(name.reveal())
                .map(ticket -> {
                    ticket.extend(validFor);
                    return ticket.state(true);
                })
                .orElse(TransferState.UNKNOWN);
    }

    /** Ends a ticket; it is not opened any more by what was asked in this round. */
    public synchronized TransferState close(Secret name, int round) {
        String key = digest(name.reveal());
        closed.put(key, new Closed(round, clock.instant().plus(MEMORY)));
        return end(key);
    }

    private synchronized TransferState end(String key) {
        var ticket = open.get(key);
        if (ticket == null) {
            return TransferState.UNKNOWN;
        }
        ticket.export().close();
        open.remove(key);
        return ticket.state(false);
    }

    private void endOld() {
        closed.values().removeIf(old -> clock.instant().isAfter(old.until()));
        each(this::endIfOld);
    }

    /** Looks again, now that nobody extends it meanwhile. */
    private synchronized void endIfOld(String key) {
        if (Optional.ofNullable(open.get(key)).filter(Ticket::expired).isPresent()) {
            end(key);
            LOG.info("The engine did not extend the ticket of an image, which is good no longer");
        }
    }

    /** One that cannot be closed does not keep the others open. */
    private void each(Consumer<String> action) {
        for (var key : open.keySet()) {
            try {
                action.accept(key);
            } catch (RuntimeException e) {
                LOG.error("An image could not be closed", e);
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        each(this::end);
    }
}
