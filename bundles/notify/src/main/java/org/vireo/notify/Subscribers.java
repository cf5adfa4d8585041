package org.vireo.notify;

import java.time.Clock;
import java.util.UUID;
import org.vireo.inventory.EventSubscription;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.LoggedEvent;
import org.vireo.inventory.PendingNotification;
import org.vireo.inventory.Where;

/** Notes who is to be told of an event, in the transaction that makes it visible: so nobody is forgotten, and nobody told of nothing. */
final class Subscribers {
    private final Inventory inventory;
    private final Clock clock;

    Subscribers(Inventory inventory, Clock clock) {
        this.inventory = inventory;
        this.clock = clock;
    }

    void note(LoggedEvent event) {
        EventNames.of(event.code())
                .ifPresent(name -> inventory.list(EventSubscription.class, Where.equal("event", name)).stream()
                        .map(wish -> new PendingNotification(UUID.randomUUID(), event, wish, clock.instant()))
                        .forEach(inventory::add));
    }
}
