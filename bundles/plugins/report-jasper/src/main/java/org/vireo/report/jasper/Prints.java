package org.vireo.report.jasper;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperPrint;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.spi.brand.Brand;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportSection;
import org.vireo.spi.report.ReportSection.Table;

/** Lays reports out on pages. Thread-safe. */
@Component(service = Prints.class, configurationPid = "vireo.report.jasper")
@Designate(ocd = JasperConfig.class)
public final class Prints {
    private static final Logger LOG = LoggerFactory.getLogger(Prints.class);
    private static final int TITLE = 16;
    private static final int HEADING = 11;
    private static final DateTimeFormatter MADE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm VV");

    private final Supplier<Theme> themes;
    private final Fonts fonts;
    private volatile Theme last;

    /** Reads fonts, and the branding in the engine's configuration, which is read anew with each report. */
    @Activate
    public Prints(JasperConfig config) {
        this(() -> Theme.of(config, Brand.folder()));
    }

    /** @throws IllegalArgumentException when the theme cannot be so at the start */
    Prints(Supplier<Theme> themes) {
        this.themes = themes;
        last = themes.get();
        fonts = new Fonts(last);
    }

    /** As the brand is now; as it was when it cannot be so. */
    private Theme theme() {
        try {
            last = themes.get();
        } catch (IllegalArgumentException e) {
            LOG.warn("Reports stay as they looked before: {}", e.getMessage());
        }
        return last;
    }

    /** With what pages are made and written. */
    Fonts fonts() {
        return fonts;
    }

    /**
     * All pages of a report, in parts of the same columns.
     *
     * @param paged whether there are pages, or each part is as long as it is
     */
    List<JasperPrint> of(ReportModel model, Locale locale, boolean paged) throws JRException {
        var theme = theme();
        var pages = new Pages(paged);
        for (var section : model.sections()) {
            var first = part(theme, model, locale, pages.empty());
            if (section instanceof ReportSection.Words words) {
                pages.add(first.words(words.text()));
            } else if (section instanceof Table table) {
                table(table, new Charts(theme, fonts), first, () -> part(theme, model, locale, false), pages, locale);
            }
        }
        if (pages.empty()) {
            pages.add(part(theme, model, locale, true));
        }
        return pages.numbered();
    }

    private Part part(Theme theme, ReportModel model, Locale locale, boolean first) throws JRException {
        var made = MADE.format(model.made().atZone(model.zone()));
        var part = new Part(theme, fonts, model, locale, made);
        if (first) {
            if (theme.logo().isPresent()) {
                part.logo(theme.logo().get());
            }
            part.heading(model.title(), TITLE).words(model.description()).words(parameters(model));
        }
        return part;
    }

    /** Lines end between parameters, not within. */
    private static String parameters(ReportModel model) {
        return model.parameters().stream()
                .map(parameter -> (parameter.label() + ": " + parameter.value()).replace(' ', '\u00a0'))
                .collect(Collectors.joining("   ·   "));
    }

    /** Where there are pages, each chart and each slice of the table goes where there is room for it. */
    private void table(Table table, Charts charts, Part first, Parts parts, Pages pages, Locale locale)
            throws JRException {
        var part = first.heading(table.title(), HEADING).with(table);
        for (var chart : table.charts()) {
            for (var piece : charts.pieces(table, chart, locale)) {
                part.picture(piece.picture(pages.name(), TableDesign.INNER), piece.height());
                if (pages.paged()) {
                    pages.add(part);
                    part = parts.next();
                }
            }
        }
        for (var layout : Layout.of(table, TableDesign.INNER)) {
            pages.add(part.table(table, layout));
            part = parts.next();
        }
    }

    /** Begins parts. */
    private interface Parts {
        Part next() throws JRException;
    }
}
