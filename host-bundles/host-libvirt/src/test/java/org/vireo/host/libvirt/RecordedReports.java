package org.vireo.host.libvirt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.vireo.host.spi.Reports;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.vm.DomainReport;
import org.vireo.protocol.vm.DomainState;

/** Keeps what was reported and lets a test wait for it. Thread-safe. */
final class RecordedReports implements Reports {
    private final List<HostReport> all = new ArrayList<>();
    private int read;

    @Override
    public synchronized void send(HostReport report) {
        all.add(report);
        notifyAll();
    }

    @Override
    public void sendIfConnected(HostReport report) {
        send(report);
    }

    /** The first report of that type which is not yet awaited and passes; what comes before it counts as awaited. */
    synchronized <T extends HostReport> T await(Class<T> type, Predicate<T> wanted, Duration atMost) {
        Instant deadline = Instant.now().plus(atMost);
        while (true) {
            while (read < all.size()) {
                HostReport report = all.get(read++);
                if (type.isInstance(report) && wanted.test(type.cast(report))) {
                    return type.cast(report);
                }
            }
            long left = Duration.between(Instant.now(), deadline).toMillis();
            if (left <= 0) {
                throw new AssertionError("no such " + type.getSimpleName() + " in time; there were " + all);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }
    }

    DomainState await(VmId vm, VmStatus status, Duration atMost) {
        return await(
                        DomainReport.class,
                        report ->
                                report.state().vm().equals(vm) && report.state().status() == status,
                        atMost)
                .state();
    }

    synchronized List<VmStatus> statuses(VmId vm) {
        return all.stream()
                .filter(DomainReport.class::isInstance)
                .map(report -> ((DomainReport) report).state())
                .filter(state -> state.vm().equals(vm))
                .map(DomainState::status)
                .toList();
    }

    /** How it was told last. */
    synchronized DomainState last(VmId vm) {
        return all.stream()
                .filter(DomainReport.class::isInstance)
                .map(report -> ((DomainReport) report).state())
                .filter(state -> state.vm().equals(vm))
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
