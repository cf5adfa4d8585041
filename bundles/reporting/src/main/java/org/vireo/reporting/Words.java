package org.vireo.reporting;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import org.vireo.spi.report.ReportDefinition;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportParameter;
import org.vireo.spi.report.ReportTexts;

/**
 * The words of a report in the reader's language: its own, or those that all reports have. Immutable.
 *
 * @param report whose words
 * @param asked in which language, and for what
 */
record Words(ReportDefinition report, Asked asked) {
    /** Words of the engine for what all reports have. */
    static final ReportTexts COMMON = new ReportTexts("org/vireo/reporting/texts", Words.class.getClassLoader());

    String title() {
        return report.texts().text(report.id() + ".title", asked.locale());
    }

    String description() {
        return report.texts().find(report.id() + ".description", asked.locale()).orElse("");
    }

    String table(String key) {
        return report.texts()
                .find(report.id() + ".table." + key, asked.locale())
                .orElse("");
    }

    String chart(String table, int number) {
        return report.texts()
                .find(report.id() + ".chart." + table + "." + number, asked.locale())
                .orElse("");
    }

    String column(String key) {
        return report.texts()
                .find(report.id() + ".column." + key, asked.locale())
                .or(() -> report.texts().find("column." + key, asked.locale()))
                .orElseGet(() -> common("column." + key));
    }

    /** What was asked for. */
    List<ReportModel.Parameter> parameters() {
        var shown = new ArrayList<ReportModel.Parameter>();
        for (var parameter : report.parameters()) {
            var value = value(parameter);
            if (!value.isEmpty()) {
                shown.add(new ReportModel.Parameter(label(parameter.key()), value));
            }
        }
        return shown;
    }

    String label(String key) {
        return report.texts().find("parameter." + key, asked.locale()).orElseGet(() -> common("parameter." + key));
    }

    private String value(ReportParameter parameter) {
        return switch (parameter.kind()) {
            case PERIOD ->
                moment(asked.period().from()) + " – " + moment(asked.period().to()) + " (" + asked.zone() + ")";
            case GRAIN -> common("grain." + asked.grain().field());
            case DELETED -> common(asked.deleted() ? "yes" : "no");
            case NUMBER -> String.valueOf(asked.numbers().get(parameter.key()));
            case CHOICE -> chosen(parameter.key());
            case NAME -> asked.texts().get(parameter.key());
            case DATACENTERS, CLUSTERS, HOSTS, VMS, STORAGE_DOMAINS, USERS ->
                asked.among(parameter.kind())
                        .map(ids -> String.valueOf(ids.size()))
                        .orElse(common("all"));
        };
    }

    private String chosen(String key) {
        var choice = asked.texts().get(key);
        return report.texts()
                .find("choice." + key + "." + choice, asked.locale())
                .orElse(choice);
    }

    private String moment(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .localizedBy(asked.locale())
                .format(moment.atZone(asked.zone()));
    }

    private String common(String key) {
        return COMMON.text(key, asked.locale());
    }
}
