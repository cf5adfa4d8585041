package org.vireo.reporting;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.spi.report.ReportDefinition;
import org.vireo.spi.report.ReportFile;
import org.vireo.spi.report.ReportSource;

/** The contract of reports finds what is wrong with one. */
class FaultyReportsStoreTest {
    private static final String RIGHT = """
            -- report: faulty
            -- category: inventory
            -- parameter: hosts
            -- parameter: number limit 5
            -- table: hosts
            -- column: host text
            select h.host_name as host from {latest hosts} h where {hosts h.host_id} limit {limit}""";

    @BeforeAll
    static void makeAMonth() throws Exception {
        ReportSourceContract.makeAMonth();
    }

    @AfterAll
    static void removeIt() throws Exception {
        ReportSourceContract.removeIt();
    }

    /** The contract for one report. */
    private static final class Tested extends ReportSourceContract {
        private final List<ReportDefinition> reports;

        private Tested(String text) {
            reports = List.of(ReportFile.parse("faulty.sql", text, Words.COMMON));
        }

        @Override
        protected ReportSource source() {
            return () -> reports;
        }
    }

    private static void finds(String words, ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class).hasMessageContaining(words);
    }

    @Test
    void passesWhatIsRight() {
        var right = new Tested(RIGHT);
        assertThatCode(right::answersWhateverMayBeAsked).doesNotThrowAnyException();
        assertThatCode(right::tellsSomethingOfAWeekOrAQuarter).doesNotThrowAnyException();
        assertThatCode(right::tellsNothingToWhoeverMaySeeNothing).doesNotThrowAnyException();
    }

    @Test
    void findsWhatIsWrong() {
        finds("faulty.title", new Tested(RIGHT)::hasWordsForEverything);
        finds("duplicate", new Tested(RIGHT.replace("report: faulty", "report: hosts"))::hasReportsWithIdsOfTheirOwn);
        finds("faulty with", new Tested(RIGHT.replace("as host", "as guest"))::answersWhateverMayBeAsked);
        finds("faulty with", new Tested(RIGHT.replace("{hosts", "{moons"))::answersWhateverMayBeAsked);
        finds("rows of", new Tested(RIGHT.replace("where", "where false and"))::tellsSomethingOfAWeekOrAQuarter);
        finds("rows of", new Tested(RIGHT.replace("where {hosts h.host_id}", ""))::tellsNothingToWhoeverMaySeeNothing);
    }
}
