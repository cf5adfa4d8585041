package org.vireo.host.libvirt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.libvirt.binding.DomainStatistics;
import org.vireo.host.libvirt.binding.Session;
import org.vireo.host.spi.Reports;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskId;
import org.vireo.model.VmId;
import org.vireo.protocol.host.DiskCounters;
import org.vireo.protocol.host.NicCounters;
import org.vireo.protocol.host.StatisticsReport;
import org.vireo.protocol.host.VmSample;

/** Samples the load of the host and of all its virtual machines, in one call each time. Confined to its own thread. */
@Component(service = StatisticsSampler.class, configurationPid = LibvirtSettings.PID, immediate = true)
public final class StatisticsSampler {
    private static final Logger LOG = LoggerFactory.getLogger(StatisticsSampler.class);

    private final LibvirtConnection connection;
    private final Reports reports;
    private final ProcFiles host = new ProcFiles();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-statistics"));
    private final ScheduledFuture<?> timer;
    private Map<VmId, Devices> devices = new HashMap<>();

    /** Begins to sample. */
    @Activate
    public StatisticsSampler(
            @Reference LibvirtConnection connection, @Reference Reports reports, LibvirtSettings settings) {
        if (settings.statistics__seconds() < 1) {
            throw new IllegalArgumentException("statistics_seconds of " + LibvirtSettings.PID
                    + " must be 1 or more, not " + settings.statistics__seconds());
        }
        this.connection = connection;
        this.reports = reports;
        timer = thread.scheduleAtFixedRate(
                this::sampleSafely, settings.statistics__seconds(), settings.statistics__seconds(), TimeUnit.SECONDS);
    }

    /** Ends sampling. */
    @Deactivate
    public void close() {
        timer.cancel(false);
        thread.shutdownNow();
    }

    /** Which counter belongs to which disk and interface, until a run ends or a device comes or goes. */
    private record Devices(String shape, boolean ours, Map<String, DiskId> disks, Map<String, String> nics) {}

    private void sampleSafely() {
        try {
            if (connection.reachable()) {
                reports.sendIfConnected(connection.call(this::sample));
            }
        } catch (RuntimeException e) {
            LOG.warn("Could not sample the load: {}", e.getMessage());
        }
    }

    StatisticsReport sample(Session session) {
        var seen = new HashMap<VmId, Devices>();
        var samples = new ArrayList<VmSample>();
        for (DomainStatistics statistics : session.statistics()) {
            Devices known = devices.get(statistics.vm());
            if (known == null || !known.shape().equals(shape(statistics))) {
                known = look(session, statistics);
            }
            seen.put(statistics.vm(), known);
            if (known.ours()) {
                samples.add(sample(statistics, known));
            }
        }
        devices = seen;
        return new StatisticsReport(host.sample(), samples);
    }

    private static String shape(DomainStatistics statistics) {
        return statistics.runNumber() + "/" + statistics.number("block.count") + "/" + statistics.number("net.count");
    }

    private static Devices look(Session session, DomainStatistics statistics) {
        var foreign = new Devices(shape(statistics), false, Map.of(), Map.of());
        return session.ask(statistics.vm(), domain -> {
                    if (!domain.marked(DomainWatch.NAMESPACE)) {
                        return foreign;
                    }
                    var live = new LiveDomain(domain.xml());
                    return new Devices(shape(statistics), true, live.disks(), live.nics());
                })
                .orElse(foreign);
    }

    private static VmSample sample(DomainStatistics statistics, Devices devices) {
        return new VmSample(
                statistics.vm(),
                Duration.ofNanos(statistics.number("cpu.time")),
                ByteSize.ofKiB(statistics.number("balloon.current")),
                memoryUsed(statistics),
                disks(statistics, devices),
                nics(statistics, devices));
    }

    /** What the guest has not available; it tells both numbers or neither. */
    private static ByteSize memoryUsed(DomainStatistics statistics) {
        long available = statistics.number("balloon.available");
        long usable = statistics.numbers().getOrDefault("balloon.usable", statistics.number("balloon.unused"));
        return ByteSize.ofKiB(Math.max(0, available - usable));
    }

    private static List<DiskCounters> disks(DomainStatistics statistics, Devices devices) {
        var counters = new ArrayList<DiskCounters>();
        var seen = new HashSet<DiskId>();
        for (int i = 0; i < statistics.number("block.count"); i++) {
            String prefix = "block." + i + ".";
            DiskId disk = devices.disks().get(statistics.texts().get(prefix + "name"));
            // Further entries of the same name count the layers below the disk.
            if (disk != null && seen.add(disk)) {
                counters.add(new DiskCounters(
                        disk,
                        statistics.number(prefix + "rd.bytes"),
                        statistics.number(prefix + "wr.bytes"),
                        statistics.number(prefix + "rd.reqs"),
                        statistics.number(prefix + "wr.reqs")));
            }
        }
        return counters;
    }

    private static List<NicCounters> nics(DomainStatistics statistics, Devices devices) {
        var counters = new ArrayList<NicCounters>();
        for (int i = 0; i < statistics.number("net.count"); i++) {
            String prefix = "net." + i + ".";
            String mac = devices.nics().get(statistics.texts().getOrDefault(prefix + "name", ""));
            if (mac != null) {
                counters.add(new NicCounters(
                        mac,
                        statistics.number(prefix + "rx.bytes"),
                        statistics.number(prefix + "tx.bytes"),
                        statistics.number(prefix + "rx.drop"),
                        statistics.number(prefix + "tx.drop")));
            }
        }
        return counters;
    }
}
