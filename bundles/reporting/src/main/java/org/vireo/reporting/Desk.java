package org.vireo.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.report.ReportDesk;
import org.vireo.model.ReportRunId;
import org.vireo.spi.report.ReportDefinition;
import org.vireo.spi.report.ReportParameter;

/** What others see of reports. Thread-safe. */
@Component
public final class Desk implements ReportDesk {
    private final Catalogue catalogue;
    private final Renderers renderers;
    private final Shelf shelf;

    @Activate
    public Desk(@Reference Catalogue catalogue, @Reference Renderers renderers, @Reference Shelf shelf) {
        this.catalogue = catalogue;
        this.renderers = renderers;
        this.shelf = shelf;
    }

    @Override
    public List<Listed> reports(Locale locale) {
        return catalogue.all().stream().map(report -> listed(report, locale)).toList();
    }

    private static Listed listed(ReportDefinition report, Locale locale) {
        return new Listed(
                report.id(),
                report.category(),
                either(report, "category." + report.category(), locale),
                report.texts().text(report.id() + ".title", locale),
                report.texts().find(report.id() + ".description", locale).orElse(""),
                report.parameters().stream()
                        .map(parameter -> wish(report, parameter, locale))
                        .toList());
    }

    private static Wish wish(ReportDefinition report, ReportParameter parameter, Locale locale) {
        return new Wish(
                parameter.key(),
                parameter.kind().name().toLowerCase(Locale.ROOT),
                either(report, "parameter." + parameter.key(), locale),
                parameter.needed(),
                parameter.fallback(),
                parameter.choices());
    }

    /** Words of the report itself, or else those that all reports have. */
    private static String either(ReportDefinition report, String key, Locale locale) {
        return report.texts().find(key, locale).orElseGet(() -> Words.COMMON.text(key, locale));
    }

    @Override
    public List<String> forms() {
        return renderers.types();
    }

    @Override
    public void content(ReportRunId run, OutputStream out) throws IOException {
        shelf.get(run, out);
    }
}
