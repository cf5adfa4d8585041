package org.vireo.spi.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.vireo.model.ByteSize;

/** What stands in one cell. Immutable. */
public sealed interface ReportValue {
    /** Nothing is known. */
    ReportValue MISSING = new Missing();

    /** Nothing is known. */
    record Missing() implements ReportValue {}

    /** Any characters. */
    record Text(String value) implements ReportValue {
        /** Refuses a missing value. */
        public Text {
            Objects.requireNonNull(value, "value");
        }
    }

    /** A count. */
    record Whole(long value) implements ReportValue {}

    /** A number; its scale says how exact it is. */
    record Decimal(BigDecimal value) implements ReportValue {
        /** Refuses a missing value. */
        public Decimal {
            Objects.requireNonNull(value, "value");
        }
    }

    /** Hundredths, mostly 0 to 100; never infinite and always a number. */
    record Percent(double value) implements ReportValue {
        /** Refuses what is not a number. */
        public Percent {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a percentage must be a number, not " + value);
            }
        }
    }

    /** An amount of memory or storage. */
    record Size(ByteSize value) implements ReportValue {
        /** Refuses a missing value. */
        public Size {
            Objects.requireNonNull(value, "value");
        }
    }

    /** How long. */
    record Span(Duration value) implements ReportValue {
        /** Refuses a missing value. */
        public Span {
            Objects.requireNonNull(value, "value");
        }
    }

    /** When. */
    record Moment(Instant value) implements ReportValue {
        /** Refuses a missing value. */
        public Moment {
            Objects.requireNonNull(value, "value");
        }
    }

    /** Yes or no. */
    record Flag(boolean value) implements ReportValue {}
}
