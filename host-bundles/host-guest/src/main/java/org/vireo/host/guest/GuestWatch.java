package org.vireo.host.guest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.LinkListener;
import org.vireo.host.spi.Reports;
import org.vireo.host.spi.guest.GuestChannel;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.GuestData;
import org.vireo.protocol.vm.GuestReport;

/**
 * Looks into guests as soon as their agents are there, more often until they have an address, and tells what has changed. A few
 * threads look, each into one guest at a time; thread-safe.
 */
@Component(service = LinkListener.class, configurationPid = GuestSettings.PID, immediate = true)
@Designate(ocd = GuestSettings.class)
public final class GuestWatch implements LinkListener {
    private static final Logger LOG = LoggerFactory.getLogger(GuestWatch.class);
    private static final int THREADS = 4;

    private final GuestChannel channel;
    private final GuestLook look;
    private final Reports reports;
    private final Clock clock;
    private final Duration pause;
    private final Duration earlyPause;
    private final Duration early;
    private final Map<VmId, Guest> guests = new ConcurrentHashMap<>();
    private final ExecutorService lookers =
            Executors.newFixedThreadPool(THREADS, task -> new Thread(task, "vireo-guests"));
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-guest-timer"));
    private final ScheduledFuture<?> timer;

    /** Begins to look. */
    @Activate
    public GuestWatch(@Reference GuestChannel channel, @Reference Reports reports, GuestSettings settings) {
        this(channel, reports, settings, Clock.systemUTC(), Duration.ofSeconds(1));
    }

    GuestWatch(GuestChannel channel, Reports reports, GuestSettings settings, Clock clock, Duration tick) {
        this.channel = channel;
        this.reports = reports;
        this.clock = clock;
        look = new GuestLook(channel);
        pause = seconds("poll_seconds", settings.poll__seconds());
        earlyPause = seconds("early_poll_seconds", settings.early__poll__seconds());
        early = Duration.ofSeconds(settings.early__seconds());
        timer = thread.scheduleWithFixedDelay(this::tick, tick.toMillis(), tick.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Duration seconds(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " of " + GuestSettings.PID + " must be 1 or more, not " + value);
        }
        return Duration.ofSeconds(value);
    }

    /** Ends looking. */
    @Deactivate
    public void close() {
        timer.cancel(false);
        thread.shutdownNow();
        lookers.shutdownNow();
    }

    /** Whoever is there now may know nothing: all is told again. */
    @Override
    public void linkUp() {
        guests.clear();
    }

    /** What is known of one guest. Immutable. */
    private record Guest(Instant since, Instant next, boolean looking, Optional<GuestData> told) {}

    private void tick() {
        try {
            Instant now = clock.instant();
            Set<VmId> connected = channel.connected();
            guests.keySet().retainAll(connected);
            for (VmId vm : connected) {
                Guest guest = guests.computeIfAbsent(vm, id -> new Guest(now, now, false, Optional.empty()));
                if (!guest.looking() && !now.isBefore(guest.next())) {
                    guests.put(vm, new Guest(guest.since(), guest.next(), true, guest.told()));
                    lookers.execute(() -> lookInto(vm));
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("Could not look after guests", e);
        }
    }

    private void lookInto(VmId vm) {
        Optional<GuestData> data = Optional.empty();
        try {
            data = look.into(vm);
        } catch (RuntimeException e) {
            LOG.warn("Could not look into the guest of {}", vm, e);
        }
        Optional<GuestData> seen = data;
        guests.computeIfPresent(vm, (id, guest) -> after(id, guest, seen));
    }

    private Guest after(VmId vm, Guest guest, Optional<GuestData> seen) {
        if (seen.isPresent() && !seen.equals(guest.told())) {
            reports.send(new GuestReport(vm, seen.get()));
        }
        Instant now = clock.instant();
        boolean settled = seen.map(GuestLook::reachable).orElse(false)
                || now.isAfter(guest.since().plus(early));
        return new Guest(guest.since(), now.plus(settled ? pause : earlyPause), false, seen.or(guest::told));
    }
}
