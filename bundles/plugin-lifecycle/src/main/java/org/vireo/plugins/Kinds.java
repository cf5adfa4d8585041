package org.vireo.plugins;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What plugins can provide, and the services by which it shows. */
final class Kinds {
    private static final Map<String, List<String>> SERVICES = Map.of(
            "storage", List.of("org.vireo.spi.storage.StorageBackend"),
            "network", List.of("org.vireo.spi.network.NetworkProvider"),
            "directory", List.of("org.vireo.spi.directory.DirectoryProvider"),
            "report", List.of("org.vireo.spi.report.ReportRenderer", "org.vireo.spi.report.ReportSource"),
            "fence", List.of("org.vireo.spi.fence.FenceAgent"),
            "scheduler",
                    List.of(
                            "org.vireo.spi.scheduler.HostFilter",
                            "org.vireo.spi.scheduler.HostWeigher",
                            "org.vireo.spi.scheduler.Balancer"),
            "notify", List.of("org.vireo.spi.notify.NotificationChannel"),
            "history", List.of("org.vireo.spi.history.HistorySink"));

    private Kinds() {}

    /** The interfaces of which one must be published; empty for a kind that does not exist. */
    static Optional<List<String>> of(String kind) {
        return Optional.ofNullable(SERVICES.get(kind));
    }
}
