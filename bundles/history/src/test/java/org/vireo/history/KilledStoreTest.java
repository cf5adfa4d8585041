package org.vireo.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.model.VireoException;
import org.vireo.spi.history.Fact;

/** Loading and rolling up, ended at each of their statements in turn and begun again by a new engine. */
class KilledStoreTest {
    private static final Duration SPAN = Duration.ofMinutes(30);
    private static final int FEWEST_STATEMENTS = 20;

    private final World world = new World();
    private final Expected hours = new Expected(ChronoUnit.HOURS);
    private final Expected days = new Expected(ChronoUnit.DAYS);
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private TestWarehouse warehouse;
    private FragileWarehouse fragile;
    private WarehouseSink sink;

    @BeforeEach
    void begin() throws SQLException {
        warehouse = new TestWarehouse();
        fragile = new FragileWarehouse(warehouse);
        sink = new WarehouseSink(fragile);
    }

    @AfterEach
    void end() throws SQLException {
        sink.close();
        warehouse.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void countsEverythingOnceThoughItIsKilledAtEveryStatement(boolean answerIsLost) throws SQLException {
        var statement = 0;
        do {
            statement++;
            fragile.failAt(statement, answerIsLost);
            hour();
        } while (fragile.hasFailed());
        assertThat(statement).isGreaterThan(FEWEST_STATEMENTS);

        now = now.plus(Duration.ofDays(2));
        rollUp();
        assertThat(RolledUp.hours(warehouse)).isEqualTo(hours.lines());
        assertThat(RolledUp.days(warehouse)).isEqualTo(days.lines());
        assertThat(warehouse.ask("select count(*) = count(distinct (host_id, history_datetime)) and count(*) = "
                        + 4 * statement + " from v4_5_statistics_hosts_resources_usage_samples"))
                .isEqualTo("t");
    }

    private void hour() {
        for (int i = 0; i < 2; i++) {
            var batch = world.at(now, SPAN);
            hours.add(batch);
            days.add(batch);
            load(batch);
            now = now.plus(SPAN);
        }
        rollUp();
    }

    /** Until it is done; what failed is left to another one, as if the engine had been killed. */
    private void load(List<Fact> batch) {
        for (var done = false; !done; ) {
            try {
                sink.write(batch);
                done = true;
            } catch (VireoException e) {
                assertThat(e.code()).isEqualTo(HistoryError.WAREHOUSE_UNREACHABLE);
                sink = new WarehouseSink(fragile);
            }
        }
    }

    private void rollUp() {
        for (var done = false; !done; ) {
            try {
                new RollUps(fragile).catchUp(now);
                done = true;
            } catch (SQLException e) {
                assertThat(fragile.hasFailed()).isTrue();
            }
        }
    }
}
