package org.vireo.host.agent.reports;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.HostDirectories;
import org.vireo.host.spi.Reports;
import org.vireo.model.HostId;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.wire.Vocabulary;
import org.vireo.protocol.wire.WireCodec;

/** Numbers reports, keeps them until the broker has them, and sends them one after the other by a thread of its own. Thread-safe. */
@Component(service = {Reports.class, AgentReports.class})
public final class AgentReports implements Reports {
    private static final Logger LOG = LoggerFactory.getLogger(AgentReports.class);
    private static final int LIMIT = 10_000;
    private static final long RETRY_MILLIS = 500;

    private final SequenceNumbers numbers;
    private final ReportQueue queue;
    private final Clock clock;
    private final WireCodec codec = new WireCodec();
    private final Thread sender = new Thread(this::sendForEver, "vireo-reports");
    private volatile Outlet outlet;

    /** Where reports go. */
    public interface Outlet {
        /** In whose name. */
        HostId host();

        /** Whether it is worth trying. */
        boolean isUp();

        /**
         * Sends; when it returns the broker has it.
         *
         * @throws RuntimeException when it was not sent
         */
        void send(String text, boolean durable);
    }

    /** Begins with what was left over by the run before. */
    @Activate
    public AgentReports(@Reference HostDirectories directories) {
        this(directories.state("reports"), Clock.systemUTC());
    }

    /** Keeps its files in {@code directory}. */
    public AgentReports(Path directory, Clock clock) {
        this(directory, new ReportQueue(directory, LIMIT), clock);
    }

    /** Of a host whose state ends with the agent, so that reports of it need not outlive that; only numbers are kept. */
    public static AgentReports passing(Path directory, Clock clock) {
        return new AgentReports(directory, ReportQueue.inMemory(LIMIT), clock);
    }

    private AgentReports(Path directory, ReportQueue queue, Clock clock) {
        this.numbers = new SequenceNumbers(directory.resolve("sequence"));
        this.queue = queue;
        this.clock = clock;
        sender.setDaemon(true);
        sender.start();
    }

    /** From now on reports go there. */
    public void attach(Outlet way) {
        outlet = way;
    }

    /** From now on reports wait. */
    public void detach() {
        outlet = null;
    }

    /** How many wait. */
    public int waiting() {
        return queue.size();
    }

    @Override
    public void send(HostReport report) {
        add(report, true);
    }

    @Override
    public void sendIfConnected(HostReport report) {
        Outlet way = outlet;
        if (way != null && way.isUp()) {
            add(report, false);
        }
    }

    /** One at a time, so that the order of numbers is the order in the queue. */
    private synchronized void add(HostReport report, boolean durable) {
        queue.add(new Entry(
                numbers.next(), Vocabulary.kind(report.getClass()), clock.instant(), codec.tree(report), durable));
    }

    private void sendForEver() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Entry entry = queue.first();
                if (sent(entry)) {
                    queue.remove(entry);
                } else {
                    TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A report that is worthless when late counts as sent when it cannot be. */
    private boolean sent(Entry entry) {
        Outlet way = outlet;
        if (way == null || !way.isUp()) {
            return !entry.durable();
        }
        try {
            way.send(codec.write(entry.by(way.host())), entry.durable());
            return true;
        } catch (RuntimeException e) {
            LOG.debug("report {} was not sent", entry.sequence(), e);
            return !entry.durable();
        }
    }

    /** Stops sending; what waits is kept. */
    @Deactivate
    public void close() {
        sender.interrupt();
    }
}
