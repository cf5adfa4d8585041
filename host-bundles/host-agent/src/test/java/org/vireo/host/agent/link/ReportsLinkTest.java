package org.vireo.host.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.engine.api.host.ReportReceiver;
import org.vireo.model.HostId;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.host.Heartbeat;

/** The way of reports, with real parts on both sides. */
class ReportsLinkTest {
    @TempDir
    static Path shared;

    private static Engine engine;

    @TempDir
    Path directory;

    private final List<ReportReceiver> receivers = new ArrayList<>();
    private TestHost host;

    @BeforeAll
    static void startEngine() throws Exception {
        engine = new Engine(shared.resolve("engine"));
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @BeforeEach
    void start() {
        host = new TestHost(directory.resolve("host"), engine.url());
    }

    @AfterEach
    void stop() {
        receivers.forEach(engine.link::removeReceiver);
        host.close();
    }

    private void receive(ReportReceiver receiver) {
        receivers.add(receiver);
        engine.link.addReceiver(receiver);
    }

    private HostId enrol() {
        var id = HostId.random();
        host.give(engine.desk.offer(id).token());
        Patience.until("the host is linked", host.agent::isLinked);
        return id;
    }

    /** Other hosts of earlier tests may still have something to say. */
    private boolean mine(HostId from, HostReport report) {
        return !(report instanceof Heartbeat) && from.equals(host.id());
    }

    private List<Long> sequences() {
        var seen = new CopyOnWriteArrayList<Long>();
        receive((from, sequence, at, report) -> {
            if (mine(from, report)) {
                seen.add(sequence);
            }
        });
        return seen;
    }

    private ReportReceiver counting(AtomicInteger count) {
        return (from, sequence, at, report) -> {
            if (mine(from, report)) {
                count.incrementAndGet();
            }
        };
    }

    @Test
    void deliversReportsInOrderThatWereQueuedWithoutAConnection() {
        enrol();
        var seen = sequences();
        engine.broker.close();
        Patience.until("the host noticed", () -> !host.agent.isLinked());
        for (int i = 0; i < 50; i++) {
            host.reports.send(inventory());
        }
        assertThat(host.reports.waiting()).isGreaterThanOrEqualTo(50);
        engine.startBroker();
        Patience.until("all arrived", () -> seen.stream().distinct().count() >= 50);
        assertThat(seen).isSorted();
        Patience.until("none waits", () -> host.reports.waiting() == 0);
    }

    @Test
    void keepsReportsOverARestartOfTheAgentWithRisingNumbers() {
        enrol();
        engine.broker.close();
        Patience.until("the host noticed", () -> !host.agent.isLinked());
        host.reports.send(inventory());
        host.close();
        host = new TestHost(directory.resolve("host"), engine.url());
        host.reports.send(inventory());
        var seen = sequences();
        engine.startBroker();
        Patience.until("both arrived", () -> seen.size() >= 2);
        assertThat(seen).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void repeatsAReportForTheReceiverThatFailedOnly() {
        enrol();
        var failures = new AtomicInteger();
        var good = new AtomicInteger();
        var bad = new AtomicInteger();
        receive(counting(good));
        receive((from, sequence, at, report) -> {
            if (mine(from, report) && failures.incrementAndGet() < 3) {
                throw new IllegalStateException("the database is away");
            }
            counting(bad).receive(from, sequence, at, report);
        });
        host.reports.send(inventory());
        Patience.until("it got through", () -> bad.get() == 1);
        assertThat(failures).hasValue(3);
        assertThat(good).hasValue(1);
    }

    @Test
    void putsAReportAsideThatNobodyCanTakeAndGoesOn() {
        enrol();
        var taken = new AtomicInteger();
        var first = new AtomicInteger();
        receive((from, sequence, at, report) -> {
            if (mine(from, report)) {
                first.compareAndSet(0, (int) sequence);
            }
            if (from.equals(host.id()) && sequence == first.get()) {
                throw new IllegalStateException("never");
            }
            counting(taken).receive(from, sequence, at, report);
        });
        host.reports.send(inventory());
        host.reports.send(inventory());
        Patience.until("the second got through", () -> taken.get() == 1);
    }

    /** A report that must arrive. */
    private static HostReport inventory() {
        return new org.vireo.protocol.vm.DomainInventoryReport(List.of());
    }
}
