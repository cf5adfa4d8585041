package org.vireo.reporting.billing;

import java.util.Map;
import java.util.UUID;
import org.vireo.spi.report.ReportAnswer;
import org.vireo.spi.report.ReportAsked;

/**
 * Who pays for what was used. Immutable.
 *
 * @param asked for what
 * @param owners by the ids of machines, where they pay
 */
record Payers(ReportAsked asked, Map<UUID, String> owners) {
    String of(ReportAnswer.Row row) {
        if (row.text("vm_id").isEmpty()) {
            return text("unattached");
        }
        var payer = switch (asked.text("payer")) {
            case "owner" -> owners.getOrDefault(UUID.fromString(row.text("vm_id")), "");
            case "tag" -> tag(row.text("tags"));
            default -> row.text("cluster");
        };
        return payer.isEmpty() ? text("nobody") : payer;
    }

    /** The first in the alphabet, of those below another one if that is asked for. */
    private String tag(String paths) {
        var parent = asked.text("tag_parent");
        return paths.lines()
                .filter(path -> parent.isEmpty() || path.contains("/" + parent + "/"))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .sorted()
                .findFirst()
                .orElse("");
    }

    private String text(String key) {
        return BillingReports.TEXTS.text(key, asked.locale());
    }
}
