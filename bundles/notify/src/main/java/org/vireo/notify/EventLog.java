package org.vireo.notify;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.LoggedEvent;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.inventory.Where.Comparison;
import org.vireo.model.ModelError;
import org.vireo.model.Severity;
import org.vireo.model.VireoException;
import org.vireo.model.WireText;

/** Keeps events in the transaction that causes them. Thread-safe. */
@Component
public final class EventLog implements Events {
    private static final String ENGINE = "vireo";
    private static final int NO_CUSTOM_ID = -1;
    private static final int PATIENCE_SECONDS = 30;

    private final Transactions transactions;
    private final Inventory inventory;
    private final EventPublisher publisher;
    private final Clock clock;
    private final EventRows rows = new EventRows();
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.EPOCH);

    /** On the clock of the system. */
    @Activate
    public EventLog(
            @Reference Transactions transactions, @Reference Inventory inventory, @Reference EventPublisher publisher) {
        this(transactions, inventory, publisher, Clock.systemUTC());
    }

    EventLog(Transactions transactions, Inventory inventory, EventPublisher publisher, Clock clock) {
        this.transactions = transactions;
        this.inventory = inventory;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public void record(Event event) {
        Objects.requireNonNull(event, "event");
        keep(rows.row(event, now(), ENGINE, NO_CUSTOM_ID));
    }

    @Override
    public long recordExternal(Event event, String origin, int customId) {
        Objects.requireNonNull(event, "event");
        if (origin.isBlank() || origin.equalsIgnoreCase(ENGINE)) {
            throw new VireoException(
                    ModelError.BAD_VALUE, "an event from outside needs an origin other than " + ENGINE);
        }
        LoggedEvent row = rows.row(event, now(), origin, customId);
        keep(row);
        awaitNumber();
        return inventory
                .first(LoggedEvent.class, Where.equal("id", row.id()).and("number", Comparison.GREATER, 0L))
                .orElseThrow(() -> new VireoException(
                        ModelError.DEFECT, "an event from outside cannot be recorded inside of a transaction"))
                .number()
                .orElseThrow();
    }

    private void keep(LoggedEvent row) {
        transactions.run(() -> {
            inventory.add(row);
            transactions.afterCommit(publisher::wake);
        });
    }

    private void awaitNumber() {
        try {
            publisher.published().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VireoException(ModelError.DEFECT, "interrupted while an event was published", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new VireoException(ModelError.DEFECT, "the event is kept but could not be published yet", e);
        }
    }

    /** Rises with every event, so that events of one transaction keep their order. */
    private Instant now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return last.updateAndGet(before -> now.isAfter(before) ? now : before.plus(1, ChronoUnit.MICROS));
    }

    @Override
    public List<KeptEvent> list(Query query) {
        Where where = Where.equal("deleted", false)
                .and("number", Comparison.GREATER, Math.max(0, query.afterId()))
                .order("number", true)
                .limit(query.max());
        if (!query.correlationId().isEmpty()) {
            where = where.andEqual("correlationId", query.correlationId());
        }
        if (!query.minimum().isEmpty()) {
            where = where.and(
                    "severityRank",
                    Comparison.GREATER,
                    severity(query.minimum()).ordinal() - 1);
        }
        return inventory.list(LoggedEvent.class, where).stream()
                .map(rows::event)
                .toList();
    }

    @Override
    public boolean hide(long id) {
        return transactions.call(() -> {
            var found =
                    inventory.first(LoggedEvent.class, Where.equal("number", id).andEqual("deleted", false));
            found.ifPresent(row -> row.setDeleted(true));
            return found.isPresent();
        });
    }

    @Override
    public void showHidden() {
        transactions.run(() ->
                inventory.list(LoggedEvent.class, Where.equal("deleted", true)).forEach(row -> row.setDeleted(false)));
    }

    private static Severity severity(String text) {
        return WireText.find(Severity.class, text)
                .orElseThrow(() -> new VireoException(ModelError.BAD_VALUE, "there is no severity " + text));
    }
}
