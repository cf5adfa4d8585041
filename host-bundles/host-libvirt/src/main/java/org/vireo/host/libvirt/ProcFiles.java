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
    private final Path root;
    private final PartCounters parts;
    private CpuTimes before = CpuTimes.NONE;

    ProcFiles() {
        this(Path.of("/proc"), new MachineFacts());
    }

    /** From other files, for tests. */
    ProcFiles(Path root, MachineFacts facts) {
        this.root = root;
        this.parts = new PartCounters(facts);
    }

    ByteSize memoryTotal() {
        return memory("MemTotal:");
    }

    /** Load since the call before, or since boot at the first. */
    HostSample sample() {
        List<String> times = lines("stat");
        CpuTimes now = CpuTimes.of(times.get(0));
        double user = now.userPercentSince(before);
        double system = now.systemPercentSince(before);
        before = now;
        return new HostSample(
                user,
                system,
                memory("MemAvailable:"),
                memoryTotal(),
                Double.parseDouble(words("loadavg")[0]),
                Duration.ofMillis((long) (Double.parseDouble(words("uptime")[0]) * 1000)),
                PartCounters.nics(lines("net/dev")),
                parts.nodes(times));
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
