package org.vireo.reporting;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.VireoException;
import org.vireo.spi.report.ReportDefinition;
import org.vireo.spi.report.ReportSource;

/** The reports that there are now. Thread-safe. */
@Component(service = Catalogue.class)
public final class Catalogue {
    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    private final List<Listed> listed = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bind(ReportSource source) {
        try {
            listed.add(new Listed(source, List.copyOf(source.reports())));
        } catch (RuntimeException e) {
            LOG.error("The reports of {} cannot be listed", source.getClass().getName(), e);
        }
    }

    void unbind(ReportSource source) {
        listed.removeIf(one -> one.source() == source);
    }

    /** All of them by category and id; where two have the same id, the one that came first. */
    List<ReportDefinition> all() {
        var seen = new HashSet<String>();
        return listed.stream()
                .flatMap(one -> one.reports().stream())
                .filter(report -> seen.add(report.id()))
                .sorted(Comparator.comparing(ReportDefinition::category).thenComparing(ReportDefinition::id))
                .toList();
    }

    /**
     * One of them.
     *
     * @throws VireoException when there is none of this id
     */
    ReportDefinition get(String id) {
        return all().stream()
                .filter(report -> report.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new VireoException(ReportingError.REPORT_UNKNOWN, "There is no report '" + id + "' now."));
    }

    /** What a service brought. */
    private record Listed(ReportSource source, List<ReportDefinition> reports) {}
}
