package org.vireo.reporting.sizing;

import java.util.Set;
import java.util.stream.Collectors;
import org.vireo.reporting.billing.Bought;
import org.vireo.spi.report.ReportAnswer;

/**
 * A machine and what it did. What was not measured is {@link Double#NaN}. Immutable.
 *
 * @param id of it
 * @param name of it
 * @param clusterId of its cluster
 * @param cluster what that is called
 * @param tags it has
 * @param vcpus it has now
 * @param memory it has now, in MiB
 * @param hoursTold for which something is known
 * @param hoursUp for which it was up
 * @param hoursNotDown for which it was anything but down
 * @param cpuUsual vCPUs that it stays below in 95 of 100 hours
 * @param cpuPeak the most vCPUs it used
 * @param memoryUsual MiB that it stays below in 95 of 100 hours
 * @param memoryPeak the most MiB it used
 * @param memoryHours in which its memory was measured
 * @param disks how many
 * @param diskUsual bytes per second that it stays below in 95 of 100 hours
 * @param diskHours in which they were measured
 * @param nics how many
 * @param networkUsual bytes per second that it stays below in 95 of 100 hours
 * @param networkHours in which they were measured
 */
record Machine(
        String id,
        String name,
        String clusterId,
        String cluster,
        Set<String> tags,
        int vcpus,
        double memory,
        double hoursTold,
        double hoursUp,
        double hoursNotDown,
        double cpuUsual,
        double cpuPeak,
        double memoryUsual,
        double memoryPeak,
        double memoryHours,
        long disks,
        double diskUsual,
        long diskHours,
        long nics,
        double networkUsual,
        long networkHours) {
    static Machine of(ReportAnswer.Row row) {
        return new Machine(
                row.text("vm_id"),
                row.text("vm"),
                row.text("cluster_id"),
                row.text("cluster"),
                row.text("tags").lines().collect(Collectors.toSet()),
                (int) row.figure("vcpus"),
                row.figure("memory"),
                row.figure("hours_told"),
                row.figure("hours_up"),
                row.figure("hours_not_down"),
                row.figure("cpu_usual"),
                row.figure("cpu_peak"),
                row.figure("memory_usual"),
                row.figure("memory_peak"),
                row.figure("memory_hours"),
                (long) row.figure("disks"),
                row.figure("disk_usual"),
                (long) row.figure("disk_hours"),
                (long) row.figure("nics"),
                row.figure("network_usual"),
                (long) row.figure("network_hours"));
    }

    /** As prices see it. */
    Bought bought() {
        return new Bought(clusterId, tags, "", "");
    }

    /** Which part of the known time it was up. */
    double share() {
        return hoursTold > 0 ? hoursUp / hoursTold : 0;
    }
}
