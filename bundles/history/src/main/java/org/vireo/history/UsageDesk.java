package org.vireo.history;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.history.UsageHistory;
import org.vireo.history.series.ReadUsage;

/** Tells how things were used over time, as far as the history is kept. Thread-safe. */
@Component
public final class UsageDesk implements UsageHistory {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final UsageHistory usage;

    @Activate
    public UsageDesk(@Reference History history) {
        usage = new ReadUsage(history, history.kept(), Clock.systemUTC(), PATIENCE);
    }

    @Override
    public List<Measured> measured() {
        return usage.measured();
    }

    @Override
    public Series series(Question question, Shown shown) {
        return usage.series(question, shown);
    }

    @Override
    public Ranking ranking(RankingQuestion question, Shown shown) {
        return usage.ranking(question, shown);
    }
}
