package org.vireo.host.libvirt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.vireo.model.ByteSize;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.host.HostSample;

/** Reads the load of the host from the kernel's files; libvirt's own numbers for memory were seen to be wrong. Confined to one thread. */
final class ProcFiles {
    private static final int USER = 1;
    private static final int NICE = 2;
    private static final int SYSTEM = 3;
    private static final int IRQ = 6;
    private static final int SOFT_IRQ = 7;
    private static final int COUNTERS = 8;

    private final Path root;
    private long[] before = new long[COUNTERS + 1];

    ProcFiles() {
        this(Path.of("/proc"));
    }

    ProcFiles(Path root) {
        this.root = root;
    }

    ByteSize memoryTotal() {
        return memory("MemTotal:");
    }

    /** Load since the call before, or since boot at the first. */
    HostSample sample() {
        long[] now = cpuTimes();
        double user = share(now, USER) + share(now, NICE);
        double system = share(now, SYSTEM) + share(now, IRQ) + share(now, SOFT_IRQ);
        before = now;
        return new HostSample(
                user,
                system,
                memory("MemAvailable:"),
                memoryTotal(),
                Double.parseDouble(words("loadavg")[0]),
                Duration.ofMillis((long) (Double.parseDouble(words("uptime")[0]) * 1000)));
    }

    /** Field 0 is the sum of all. */
    private long[] cpuTimes() {
        String[] words = words("stat");
        var times = new long[COUNTERS + 1];
        for (int i = 1; i <= COUNTERS && i < words.length; i++) {
            times[i] = Long.parseLong(words[i]);
            times[0] += times[i];
        }
        return times;
    }

    private double share(long[] now, int field) {
        long all = now[0] - before[0];
        return all <= 0 ? 0 : Math.max(0, (now[field] - before[field]) * 100.0 / all);
    }

    private ByteSize memory(String key) {
        return lines("meminfo").stream()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .map(line -> ByteSize.ofKiB(Long.parseLong(line.replaceAll("\\D", ""))))
                .orElse(ByteSize.ZERO);
    }

    private String[] words(String file) {
        return lines(file).get(0).split("\\s+");
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file));
        } catch (IOException e) {
            throw new VireoException(ModelError.HOST_FAILED, "cannot read " + root.resolve(file), e);
        }
    }
}
