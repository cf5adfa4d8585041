package org.vireo.host.simulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.hosts.HostAgent;
import org.vireo.host.spi.hosts.HostAgents;

/** Runs as many simulated hosts as are wanted. What happens later happens on two threads; hosts guard themselves. */
@Component(service = Simulator.class, configurationPid = SimulatorSettings.PID, immediate = true)
@Designate(ocd = SimulatorSettings.class)
public final class Simulator {
    private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);
    private static final int MOST = 1000;
    private static final int THREADS = 2;
    private static final Duration CRASH_LOOK = Duration.ofSeconds(10);

    private final ScheduledThreadPoolExecutor threads =
            new ScheduledThreadPoolExecutor(THREADS, work -> new Thread(work, "vireo-simulator"));
    private final List<SimulatedHost> hosts = new ArrayList<>();
    private final Deque<HostAgent> agents = new ArrayDeque<>();
    private final List<ScheduledFuture<?>> schedules = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom();

    /** Opens the hosts, which then announce themselves or come back. */
    @Activate
    public Simulator(@Reference HostAgents link, BundleContext bundle, SimulatorSettings settings) {
        if (settings.hosts() < 0 || settings.hosts() > MOST) {
            throw new IllegalArgumentException(
                    "hosts of " + SimulatorSettings.PID + " must be 0 to " + MOST + ", not " + settings.hosts());
        }
        threads.setRemoveOnCancelPolicy(true);
        var behaviour = Behaviour.of(settings);
        String version = bundle.getBundle().getVersion().toString();
        for (int number = 1; number <= settings.hosts(); number++) {
            open(link, version, behaviour, name(settings.name__pattern(), number), address(settings, number));
        }
        sampleInTurn(Duration.ofSeconds(settings.statistics__seconds()));
        if (behaviour.failures().crashesPerHour() > 0) {
            every(CRASH_LOOK, CRASH_LOOK, () -> crashSome(behaviour.failures().crashesPerHour()));
        }
        LOG.info("{} simulated hosts are here", hosts.size());
    }

    private static String address(SimulatorSettings settings, int number) {
        return settings.address__pattern().isBlank() ? "" : name(settings.address__pattern(), number);
    }

    private static String name(String pattern, int number) {
        String name = pattern.contains("%") ? String.format(pattern, number) : pattern + number;
        if (name.isBlank()) {
            throw new IllegalArgumentException("name_pattern of " + SimulatorSettings.PID + " gives no name");
        }
        return name;
    }

    private void open(HostAgents link, String version, Behaviour behaviour, String name, String address) {
        var agent = link.open(name, (reports, directory) -> {
            var host = new SimulatedHost(name, version, behaviour, reports, this::later, random.split());
            hosts.add(host);
            return host.parts(address, directory);
        });
        agents.push(agent);
        hosts.get(hosts.size() - 1).opened(agent.drivers());
    }

    private void later(Duration delay, Runnable work) {
        try {
            var unused = threads.schedule(() -> quietly(work), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the simulator stops", e);
        }
    }

    /** Not all at once, as real hosts would not either. */
    private void sampleInTurn(Duration period) {
        for (int i = 0; i < hosts.size() && !period.isZero(); i++) {
            var first = period.plus(period.multipliedBy(i).dividedBy(hosts.size()));
            every(first, period, hosts.get(i)::sample);
        }
    }

    private void every(Duration first, Duration period, Runnable work) {
        schedules.add(threads.scheduleAtFixedRate(
                () -> quietly(work), first.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** An exception would end the schedule. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("A simulated event could not happen", e);
        }
    }

    private void crashSome(double perHour) {
        double chance = perHour * CRASH_LOOK.toSeconds() / Duration.ofHours(1).toSeconds();
        for (var host : hosts) {
            for (var vm : host.fleet().running()) {
                if (random.nextDouble() < chance) {
                    host.fleet().crash(vm.id());
                }
            }
        }
    }

    /** Virtual machines end with it, storage is kept. */
    @Deactivate
    public void close() {
        schedules.forEach(schedule -> schedule.cancel(false));
        agents.parallelStream().forEach(HostAgent::close);
        threads.shutdownNow();
    }
}
