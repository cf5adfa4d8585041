package org.vireo.reporting;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.spi.report.ReportParameter.Kind;

/** What somebody may see. Thread-safe. */
@FunctionalInterface
interface Sighted {
    /** Sees everything, also what is gone. */
    Sighted ALL = kind -> Optional.empty();

    /** The objects of a kind that may be seen; nothing when all may be. Blocks for the time of a query. */
    Optional<Set<UUID>> of(Kind kind);
}
