package org.vireo.notify;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;

/** Looks every few seconds whether somebody is to be told of something. Works on a thread of its own. */
@Component(service = DeliveryLoop.class, immediate = true)
public final class DeliveryLoop {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final int SWEEP_SECONDS = 5;

    private final Deliveries deliveries;
    private final Future<?> sweeping;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-notifications"));

    /** Starts the thread. */
    @Activate
    public DeliveryLoop(
            @Reference Transactions transactions,
            @Reference Inventory inventory,
            @Reference Channels channels,
            @Reference Events events) {
        deliveries = new Deliveries(
                transactions, inventory, channels, events, Patience.USUAL, Clock.systemUTC(), hostName());
        sweeping = thread.scheduleWithFixedDelay(this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            LOG.debug("This machine does not know its own name", e);
            return "localhost";
        }
    }

    /** Ends the thread; what is under way is told again after the next start. */
    @Deactivate
    public void stop() {
        sweeping.cancel(true);
        thread.shutdownNow();
    }

    private void sweep() {
        try {
            while (!Thread.currentThread().isInterrupted() && deliveries.deliverOne()) {
                LOG.debug("Somebody was told, or tried to be");
            }
        } catch (RuntimeException e) {
            LOG.warn("Notifications could not be sent, trying again in {} s", SWEEP_SECONDS, e);
        }
    }
}
