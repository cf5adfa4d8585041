package org.vireo.rest.http;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.engine.api.host.ReportReceiver;
import org.vireo.model.HostId;
import org.vireo.model.VmId;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.host.HostSample;
import org.vireo.protocol.host.StatisticsReport;
import org.vireo.protocol.host.VmSample;
import org.vireo.rest.define.Samples;

/** Keeps what hosts last reported of their load, in memory only. Samples that are not renewed are forgotten. Thread-safe. */
@Component(service = {Samples.class, ReportReceiver.class})
public final class LatestSamples implements Samples, ReportReceiver {
    private static final Duration STALE = Duration.ofMinutes(2);

    private final Map<HostId, Reported> hosts = new ConcurrentHashMap<>();
    private volatile Instant newest = Instant.EPOCH;

    @Activate
    public LatestSamples() {}

    private record Reported(Instant at, HostSample sample, Map<VmId, VmLoad> vms, Map<VmId, VmSample> raw) {}

    @Override
    public void receive(HostId host, long sequence, Instant at, HostReport report) {
        if (!(report instanceof StatisticsReport statistics)) {
            return;
        }
        if (at.isAfter(newest)) {
            newest = at;
        }
        hosts.compute(host, (id, before) -> reported(before, at, statistics));
        hosts.values().removeIf(one -> one.at().isBefore(newest.minus(STALE)));
    }

    @Override
    public Optional<HostSample> host(HostId host) {
        return Optional.ofNullable(hosts.get(host)).map(Reported::sample);
    }

    @Override
    public Optional<VmLoad> vm(VmId vm) {
        return hosts.values().stream()
                .flatMap(reported -> Optional.ofNullable(reported.vms().get(vm)).stream())
                .findFirst();
    }

    @Override
    public Map<HostId, HostSample> hosts() {
        var found = new HashMap<HostId, HostSample>();
        hosts.forEach((host, reported) -> found.put(host, reported.sample()));
        return found;
    }

    @Override
    public Map<VmId, VmLoad> vms() {
        var found = new HashMap<VmId, VmLoad>();
        hosts.values().forEach(reported -> found.putAll(reported.vms()));
        return found;
    }

    /** A report that comes again, or late, changes nothing. */
    private static Reported reported(Reported before, Instant at, StatisticsReport report) {
        if (before != null && !at.isAfter(before.at())) {
            return before;
        }
        var loads = new ConcurrentHashMap<VmId, VmLoad>();
        var raw = new ConcurrentHashMap<VmId, VmSample>();
        for (var sample : report.vms()) {
            raw.put(sample.vm(), sample);
            var last = before == null ? null : before.raw().get(sample.vm());
            if (last != null && sample.cpuTime().compareTo(last.cpuTime()) >= 0) {
                loads.put(sample.vm(), new VmLoad(sample, percent(before.at(), last, at, sample)));
            }
        }
        return new Reported(at, report.host(), loads, raw);
    }

    private static double percent(Instant from, VmSample last, Instant to, VmSample sample) {
        var used = sample.cpuTime().minus(last.cpuTime()).toNanos();
        return 100.0 * used / Duration.between(from, to).toNanos();
    }
}
