package org.vireo.reporting.sizing;

import org.vireo.spi.report.ReportAsked;

/**
 * From when on a machine is idle or too large. Immutable.
 *
 * @param days looked at
 * @param coverage percent of them that have to be known
 * @param hours for which a machine has to have been up
 * @param idleCpu in percent of its vCPUs
 * @param idleDisk in bytes per second
 * @param idleNetwork in bytes per second
 * @param cpuLow in percent of its vCPUs
 * @param memoryLow in percent of its memory
 * @param peak percent that peaks may fill
 */
record Rules(
        long days,
        double coverage,
        double hours,
        double idleCpu,
        double idleDisk,
        double idleNetwork,
        double cpuLow,
        double memoryLow,
        double peak) {
    private static final double KIB = 1024;
    private static final double FULL = 100;
    /** Beyond it, vCPUs come in pairs. */
    private static final int SMALL_VCPUS = 4;

    private static final double LEAST_MEMORY = 512;
    private static final double SMALL_MEMORY = 4096;

    static Rules of(ReportAsked asked) {
        return new Rules(
                asked.number("days_looked"),
                Math.min(FULL, asked.number("least_coverage")),
                asked.number("least_hours"),
                asked.number("idle_cpu"),
                asked.number("idle_disk") * KIB,
                asked.number("idle_network") * KIB,
                asked.number("cpu_low"),
                asked.number("memory_low"),
                Math.min(FULL, asked.number("peak_limit")));
    }

    /** Whether so much is known of a machine that it can be judged at all. */
    boolean known(Machine machine) {
        return coverage(machine) >= coverage;
    }

    /** Percent of the hours looked at that are known. */
    double coverage(Machine machine) {
        return Math.min(FULL, FULL * machine.hoursTold() / (24.0 * days));
    }

    boolean off(Machine machine) {
        return known(machine) && machine.hoursNotDown() == 0 && machine.disks() > 0;
    }

    boolean idle(Machine machine) {
        return running(machine)
                && machine.cpuUsual() < idleCpu * machine.vcpus() / FULL
                && below(machine.disks(), machine.diskHours(), machine.diskUsual(), idleDisk, machine)
                && below(machine.nics(), machine.networkHours(), machine.networkUsual(), idleNetwork, machine);
    }

    private boolean running(Machine machine) {
        return known(machine) && machine.hoursUp() >= hours && !Double.isNaN(machine.cpuUsual());
    }

    /** What was not measured is not taken for nothing, unless there is nothing to be measured. */
    private boolean below(long parts, long measured, double usual, double limit, Machine machine) {
        return parts == 0 || (measured * FULL >= coverage * machine.hoursUp() && usual < limit);
    }

    /** The vCPUs that it needs, at most those that it has. */
    int vcpus(Machine machine) {
        boolean low = running(machine)
                && !Double.isNaN(machine.cpuPeak())
                && machine.cpuUsual() < cpuLow * machine.vcpus() / FULL;
        int needed = low ? (int) Math.max(1, up(machine.cpuPeak() * FULL / peak, 1)) : machine.vcpus();
        int whole = needed > SMALL_VCPUS ? needed + needed % 2 : needed;
        return Math.min(machine.vcpus(), whole);
    }

    /** The memory that it needs in MiB, at most what it has: in steps of 512 MiB, above 4 GiB in whole GiB. */
    double memory(Machine machine) {
        boolean low = running(machine)
                && machine.memoryHours() * FULL >= coverage * machine.hoursUp()
                && machine.memoryUsual() < memoryLow * machine.memory() / FULL;
        if (!low || Double.isNaN(machine.memoryPeak())) {
            return machine.memory();
        }
        double needed = machine.memoryPeak() * FULL / peak;
        double step = needed > SMALL_MEMORY ? 2 * LEAST_MEMORY : LEAST_MEMORY;
        return Math.min(machine.memory(), Math.max(LEAST_MEMORY, up(needed, step)));
    }

    /** Up to a whole number of steps; what is off by rounding alone is not rounded up. */
    private static double up(double value, double step) {
        return Math.ceil(value / step - 1e-9) * step;
    }
}
