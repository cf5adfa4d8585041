package org.vireo.spi.report;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Works out tables of a report from what the history answered to its questions: what SQL cannot say, or what the history does not know. Thread-safe, and
 * keeps nothing between calls.
 */
@FunctionalInterface
@ConsumerType
public interface ReportStep {
    /**
     * The tables, in the order in which they are shown. One of them may come several times, say once for each object, or not at all. Blocks while it is
     * worked out; interruptible.
     *
     * @param asked for what, checked
     * @param answers by the keys of the report's questions, all of them
     * @throws org.vireo.model.VireoException when it cannot be, with a sentence for whoever asked
     */
    List<ReportPart> compute(ReportAsked asked, Map<String, ReportAnswer> answers);
}
