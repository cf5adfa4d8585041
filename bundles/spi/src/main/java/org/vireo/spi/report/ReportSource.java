package org.vireo.spi.report;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Brings reports. A service; with it they go. Thread-safe. */
@ConsumerType
public interface ReportSource {
    /** All it has, always the same ones. */
    List<ReportDefinition> reports();
}
