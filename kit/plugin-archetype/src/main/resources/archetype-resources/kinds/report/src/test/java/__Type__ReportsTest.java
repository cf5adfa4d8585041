package ${package};

import org.vireo.reporting.ReportSourceContract;
import org.vireo.spi.report.ReportSource;

class ${Type}ReportsTest extends ReportSourceContract {
    @Override
    protected ReportSource source() {
        return new ${Type}Reports();
    }
}
