package org.vireo.jobs;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.JobId;

/**
 * One round of watching: prolongs leases, takes over what other nodes left, carries on what this node does not run though it should, and
 * forgets what ended long ago.
 */
final class JobWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);

    private final JobTools tools;
    private final Clock clock;
    private final Supplier<Set<JobId>> running;
    private final Consumer<JobId> carryOn;

    JobWatch(JobTools tools, Clock clock, Supplier<Set<JobId>> running, Consumer<JobId> carryOn) {
        this.tools = tools;
        this.clock = clock;
        this.running = running;
        this.carryOn = carryOn;
    }

    @Override
    public void run() {
        try {
            var known = Set.copyOf(running.get());
            tools.transactions().run(() -> tools.store().renew(known));
            var taken = tools.transactions().call(tools.store()::takeOver);
            if (taken > 0) {
                LOG.info("Took over {} jobs of a node that is gone", taken);
            }
            waiting(known).forEach(carryOn);
            tools.transactions()
                    .run(() -> tools.store()
                            .forget(clock.instant().minus(tools.settings().keep())));
        } catch (RuntimeException e) {
            if (tools.stopping()) {
                return;
            }
            if (Outage.causes(e)) {
                LOG.warn("Jobs cannot be watched while the database is away: {}", e.getMessage());
            } else {
                LOG.error("Watching the jobs failed; the next round tries again", e);
            }
        }
    }

    private List<JobId> waiting(Set<JobId> known) {
        return tools.transactions().read(tools.store()::own).entrySet().stream()
                .filter(job -> !known.contains(job.getKey()))
                .filter(job -> tools.handlers().find(job.getValue()).isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }
}
