package org.vireo.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.model.VireoException;
import org.vireo.spi.history.Fact;

/** Hours and days against what is worked out from the same facts without the database. */
class RollUpsStoreTest {
    private static final Instant START = Instant.parse("2026-02-27T21:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final World world = new World();
    private final Expected hours = new Expected(ChronoUnit.HOURS);
    private final Expected days = new Expected(ChronoUnit.DAYS);
    private TestWarehouse warehouse;
    private WarehouseSink sink;
    private RollUps rollUps;

    @BeforeEach
    void begin() throws SQLException {
        warehouse = new TestWarehouse();
        sink = new WarehouseSink(warehouse);
        rollUps = new RollUps(warehouse);
    }

    @AfterEach
    void end() throws SQLException {
        sink.close();
        warehouse.close();
    }

    @Test
    void catchesUpWithAWeek() throws SQLException {
        var batches = batches(Duration.ofDays(7), HOUR);
        batches.forEach(sink::write);
        assertThat(rollUps.catchUp(over(batches))).isEqualTo(7 * 24 + 8);
        assertRolledUp();
        assertThat(rollUps.catchUp(over(batches))).isZero();
        rollUps.forget(over(batches), Retention.FULL);
        assertThat(rollUps.catchUp(over(batches))).isZero();
        assertRolledUp();
    }

    /** Spans differ, so that averages must be weighted. */
    @Test
    void takesLateAndRepeatedBatches() throws SQLException {
        var batches =
                batches(Duration.ofHours(30), Duration.ofMinutes(20), Duration.ofMinutes(25), Duration.ofMinutes(15));
        var shuffled = new ArrayList<>(batches);
        shuffled.addAll(batches.subList(20, 40));
        Collections.shuffle(shuffled, new Random(3));
        for (int i = 0; i < shuffled.size(); i++) {
            sink.write(shuffled.get(i));
            if (i % 30 == 0) {
                rollUps.catchUp(over(batches));
            }
        }
        rollUps.catchUp(over(batches));
        assertRolledUp();
    }

    @Test
    void countsOnceWhatTwoEnginesLoadAtATime() throws Exception {
        var batches = batches(Duration.ofHours(9), HOUR);
        var failures = new ConcurrentLinkedQueue<Exception>();
        Runnable engine = () -> {
            try (var own = new WarehouseSink(warehouse)) {
                for (var batch : batches) {
                    own.write(batch);
                    rollUps.catchUp(batch.get(0).at());
                }
                rollUps.catchUp(over(batches));
            } catch (SQLException | VireoException e) {
                failures.add(e);
            }
        };
        var other = new Thread(engine);
        other.start();
        engine.run();
        other.join();
        assertThat(failures).isEmpty();
        assertRolledUp();
    }

    @Test
    void refusesWhatItCouldNotRollUpAnyMore() throws SQLException {
        var batches = batches(Duration.ofHours(28), HOUR);
        var late = batches.remove(5);
        batches.forEach(sink::write);
        rollUps.catchUp(over(batches));
        rollUps.forget(over(batches), Retention.FULL);
        var before = RolledUp.hours(warehouse);
        sink.write(late);
        assertThat(rollUps.catchUp(over(batches))).isZero();
        assertThat(RolledUp.hours(warehouse)).isEqualTo(before);
        assertThat(warehouse.ask("select count(*) from v4_5_statistics_hosts_resources_usage_samples"))
                .isEqualTo("0");
    }

    @Test
    void neverForgetsSamplesBeforeTheyAreRolledUp() throws SQLException {
        var batches = batches(Duration.ofHours(28), HOUR);
        batches.forEach(sink::write);
        rollUps.forget(over(batches).plus(Duration.ofDays(30)), Retention.FULL);
        rollUps.catchUp(over(batches));
        assertRolledUp();
    }

    @Test
    void keepsLessOnceToldTo() throws SQLException {
        var batches = batches(Duration.ofHours(28), HOUR);
        batches.forEach(sink::write);
        rollUps.catchUp(over(batches));
        rollUps.forget(over(batches).plus(Duration.ofDays(40)), Retention.FULL);
        assertThat(RolledUp.hours(warehouse)).isNotEmpty();
        assertThat(RolledUp.days(warehouse)).isNotEmpty();
        rollUps.forget(over(batches).plus(Duration.ofDays(40)), Retention.BASIC);
        assertThat(RolledUp.hours(warehouse)).isEmpty();
        assertThat(RolledUp.days(warehouse)).isEmpty();
        assertThat(warehouse.ask("select count(*) from v4_5_statistics_hosts_resources_usage_samples"))
                .isEqualTo("0");
    }

    /** One after the other for so long; their spans come in turns. */
    private List<List<Fact>> batches(Duration length, Duration... spans) {
        var batches = new ArrayList<List<Fact>>();
        var at = START;
        for (int i = 0; at.isBefore(START.plus(length)); i++) {
            var span = spans[i % spans.length];
            var batch = world.at(at, span);
            batches.add(batch);
            hours.add(batch);
            days.add(batch);
            at = at.plus(span);
        }
        return batches;
    }

    private void assertRolledUp() throws SQLException {
        assertThat(RolledUp.hours(warehouse)).isEqualTo(hours.lines());
        assertThat(RolledUp.days(warehouse)).isEqualTo(days.lines());
    }

    private static Instant over(List<List<Fact>> batches) {
        return batches.get(batches.size() - 1).get(0).at().plus(Duration.ofDays(2));
    }
}
