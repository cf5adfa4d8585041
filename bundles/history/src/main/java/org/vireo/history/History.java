package org.vireo.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.vireo.database.DatabaseStatus;
import org.vireo.database.SchemaMigrations;
import org.vireo.engine.api.history.HistoryReader;
import org.vireo.engine.api.history.HistoryStatus;
import org.vireo.history.series.Kept;
import org.vireo.spi.history.Fact;

/**
 * The history of one engine: takes the facts of each moment and hands them on, rolls up, forgets. Its routes say when. Each of the three
 * is called by one thread at a time.
 */
@Component(
        service = {History.class, HistoryStatus.class, HistoryReader.class},
        configurationPid = "vireo.history")
@Designate(ocd = HistoryConfig.class)
public final class History implements HistoryStatus, HistoryReader {
    private static final String NO_PLACE =
            "The history has no database: the engine's database is not on a server of its"
                    + " own, so name one for the history with url in vireo.history.cfg.";
    private static final long RETRY_MILLIS = 5000;

    private final Clock clock;
    private final HistorySettings settings;
    private final Function<Instant, List<Fact>> collector;
    private final Sinks sinks;
    private final Warehouse warehouse;
    private final WarehouseSink sink;
    private final SinkQueue queue;
    private final RollUps rollUps;

    /** Connects with the first facts. */
    @Activate
    public History(
            BundleContext bundles,
            @Reference(target = "(dataSourceName=vireo)") DataSource engine,
            @Reference DatabaseStatus database,
            @Reference SchemaMigrations migrations,
            @Reference Sinks sinks,
            HistoryConfig config) {
        this(
                Clock.systemUTC(),
                HistorySettings.of(config, database.warehouse()),
                settings -> new Collector(engine, settings.interval())::collect,
                sinks,
                source -> migrations.apply(bundles.getBundle(), new HistorySchema(), source),
                RETRY_MILLIS);
    }

    /** With a clock, facts and migrations of one's own. */
    History(
            Clock clock,
            HistorySettings settings,
            Function<HistorySettings, Function<Instant, List<Fact>>> facts,
            Sinks sinks,
            Consumer<DataSource> migrations,
            long retryMillis) {
        this.clock = clock;
        this.settings = settings;
        this.sinks = sinks;
        collector = facts.apply(settings);
        warehouse = settings.place()
                .<Warehouse>map(place -> new PostgresWarehouse(place, migrations))
                .orElse(() -> {
                    throw new SQLException(NO_PLACE);
                });
        sink = new WarehouseSink(warehouse);
        queue = new SinkQueue("the warehouse", sink, settings.spool(), retryMillis);
        rollUps = new RollUps(warehouse);
    }

    @Deactivate
    void stop() {
        queue.close();
        sink.close();
    }

    /** What waits for the warehouse. */
    SinkQueue queue() {
        return queue;
    }

    /** What can be read. */
    Kept kept() {
        return settings.retention().kept(settings.interval());
    }

    /** Time between two samples. */
    Duration interval() {
        return settings.interval();
    }

    /** When the next sample is due. */
    Duration untilNext() {
        var millis = settings.interval().toMillis();
        return Duration.ofMillis(millis - clock.millis() % millis);
    }

    /** Takes what is so now. */
    void collect() {
        var millis = settings.interval().toMillis();
        var facts = collector.apply(Instant.ofEpochMilli(clock.millis() / millis * millis));
        queue.offer(facts);
        sinks.offer(facts);
    }

    /** Rolls up what is over. */
    void rollUp() throws SQLException {
        rollUps.catchUp(clock.instant());
    }

    /** Forgets what is old. */
    void forget() throws SQLException {
        rollUps.forget(clock.instant(), settings.retention());
    }

    @Override
    public Connection read() throws SQLException {
        return warehouse.read();
    }

    @Override
    public Standing standing() {
        var known = known(Optional.of(queue.problem()).filter(text -> !text.isEmpty()));
        try (var connection = warehouse.connect()) {
            return Standings.of(connection, clock.instant(), known);
        } catch (SQLException e) {
            return known(Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private Standing known(Optional<String> problem) {
        return new Standing(
                problem,
                settings.place().map(HistorySettings.Place::dsn).orElse(""),
                settings.retention().toString(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                queue.waiting(),
                queue.dropped(),
                List.of());
    }
}
