package org.vireo.host.libvirt;

import java.util.Collection;

/** What CPUs spent their time on since boot, in the kernel's ticks. Immutable. */
record CpuTimes(long user, long system, long all) {
    static final CpuTimes NONE = new CpuTimes(0, 0, 0);

    private static final int USER = 1;
    private static final int NICE = 2;
    private static final int SYSTEM = 3;
    private static final int IRQ = 6;
    private static final int SOFT_IRQ = 7;
    private static final int COUNTERS = 8;

    /** Reads a line such as {@code cpu0 1 2 3 4}; the first word says of which CPU it is. */
    static CpuTimes of(String line) {
        String[] words = line.split("\\s+");
        long all = 0;
        for (int i = 1; i <= COUNTERS && i < words.length; i++) {
            all += Long.parseLong(words[i]);
        }
        return new CpuTimes(
                number(words, USER) + number(words, NICE),
                number(words, SYSTEM) + number(words, IRQ) + number(words, SOFT_IRQ),
                all);
    }

    private static long number(String[] words, int field) {
        return field < words.length ? Long.parseLong(words[field]) : 0;
    }

    static CpuTimes sum(Collection<CpuTimes> several) {
        return several.stream()
                .reduce(
                        NONE,
                        (one, other) ->
                                new CpuTimes(one.user + other.user, one.system + other.system, one.all + other.all));
    }

    double userPercentSince(CpuTimes before) {
        return percent(user - before.user, before);
    }

    double systemPercentSince(CpuTimes before) {
        return percent(system - before.system, before);
    }

    private double percent(long ticks, CpuTimes before) {
        long passed = all - before.all;
        return passed <= 0 ? 0 : Math.max(0, ticks * 100.0 / passed);
    }
}
