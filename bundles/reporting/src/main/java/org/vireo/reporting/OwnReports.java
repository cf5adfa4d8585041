package org.vireo.reporting;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.report.ReportDefinition;
import org.vireo.spi.report.ReportFile;
import org.vireo.spi.report.ReportSource;

/** The reports that come with the engine. Immutable. */
@Component
public final class OwnReports implements ReportSource {
    private static final List<String> NAMES = List.of(
            "host-usage",
            "active-vms-by-os",
            "cluster-capacity",
            "host-os",
            "hosts",
            "vms",
            "storage-over-time",
            "vm-billing",
            "storage-domains",
            "capacity-planning",
            "cluster-qos-hosts",
            "cluster-uptime",
            "most-downtime",
            "host-uptime",
            "uptime-heat-map",
            "cluster-qos-vms",
            "ha-vm-uptime",
            "vm-uptime",
            "host-over-time",
            "host-by-weekday",
            "host-by-hour",
            "hosts-compared",
            "busiest-hosts",
            "idlest-hosts",
            "vm-over-time",
            "vm-by-weekday",
            "vm-by-hour",
            "vms-compared",
            "busiest-vms",
            "idlest-vms",
            "user-sessions");

    private final List<ReportDefinition> reports = ReportFile.read(OwnReports.class, Words.COMMON, NAMES);

    /** Reads them. */
    @Activate
    public OwnReports() {}

    @Override
    public List<ReportDefinition> reports() {
        return reports;
    }
}
