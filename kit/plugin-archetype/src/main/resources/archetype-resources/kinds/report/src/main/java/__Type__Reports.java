package ${package};

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.report.ReportDefinition;
import org.vireo.spi.report.ReportFile;
import org.vireo.spi.report.ReportSource;
import org.vireo.spi.report.ReportTexts;

/** Reports from files of SQL beside this class, with words from texts.properties. Immutable. */
@Component(property = "vireo.type=${type}")
public final class ${Type}Reports implements ReportSource {
    private static final ReportTexts TEXTS = new ReportTexts(
            ${Type}Reports.class.getPackageName().replace('.', '/') + "/texts", ${Type}Reports.class.getClassLoader());

    private final List<ReportDefinition> reports =
            ReportFile.read(${Type}Reports.class, TEXTS, List.of("${type}-hosts"));

    /** Reads the files. */
    @Activate
    public ${Type}Reports() {}

    @Override
    public List<ReportDefinition> reports() {
        return reports;
    }
}
