package org.vireo.host.simulator;

import java.time.Duration;
import org.vireo.model.ByteSize;
import org.vireo.model.CpuTopology;

/**
 * What simulated hosts are and how they behave. Immutable.
 *
 * @param memory of a host
 * @param memoryOwn what the host itself takes of it
 * @param cpu of a host
 * @param storage size of a storage domain
 * @param delays how long things take
 * @param failures how often things fail
 * @param loadPercent of a virtual CPU
 * @param guestAgent whether guests have an agent
 */
record Behaviour(
        ByteSize memory,
        ByteSize memoryOwn,
        CpuTopology cpu,
        ByteSize storage,
        Delays delays,
        Failures failures,
        int loadPercent,
        boolean guestAgent) {
    Behaviour {
        if (memory.compareTo(memoryOwn) <= 0) {
            throw new IllegalArgumentException(
                    "memory_mib of " + SimulatorSettings.PID + " must be more than memory_own_mib");
        }
    }

    /** How long things take. Immutable. */
    record Delays(Duration start, Duration boot, Duration stop, Duration shutdown, Duration memory) {
        Delays {
            for (var delay : new Duration[] {start, boot, stop, shutdown, memory}) {
                if (delay.isNegative()) {
                    throw new IllegalArgumentException("no delay of " + SimulatorSettings.PID + " may be negative");
                }
            }
        }
    }

    /** How often things fail: all but the crashes in percent. Immutable. */
    record Failures(double start, double shutdown, double crashesPerHour, double halves) {
        Failures {
            if (!isPercentage(start) || !isPercentage(shutdown) || !isPercentage(halves) || crashesPerHour < 0) {
                throw new IllegalArgumentException(
                        "failures of " + SimulatorSettings.PID + " are percentages of 0 to 100, crashes 0 or more");
            }
        }

        private static boolean isPercentage(double value) {
            return value >= 0 && value <= 100;
        }
    }

    static Behaviour of(SimulatorSettings settings) {
        return new Behaviour(
                ByteSize.ofMiB(settings.memory__mib()),
                ByteSize.ofMiB(settings.memory__own__mib()),
                new CpuTopology(settings.sockets(), settings.cores(), settings.threads()),
                ByteSize.ofGiB(settings.storage__gib()),
                new Delays(
                        Duration.ofMillis(settings.start__millis()),
                        Duration.ofMillis(settings.boot__millis()),
                        Duration.ofMillis(settings.stop__millis()),
                        Duration.ofMillis(settings.shutdown__millis()),
                        Duration.ofMillis(settings.memory__millis())),
                new Failures(
                        settings.start__failures__percent(),
                        settings.shutdown__failures__percent(),
                        settings.crashes__per__hour(),
                        settings.half__failures__percent()),
                settings.load__percent(),
                settings.guest__agent());
    }
}
