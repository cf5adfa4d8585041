package org.vireo.host.libvirt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vireo.model.ByteSize;
import org.vireo.protocol.host.HostNicCounters;
import org.vireo.protocol.host.NumaSample;

/** Load of parts of the host: its network interfaces and NUMA nodes. Confined to one thread. */
final class PartCounters {
    private static final int RECEIVE_ERRORS = 2;
    private static final int SENT = 8;
    private static final int SEND_ERRORS = 10;

    private final MachineFacts facts;
    private Map<Integer, CpuTimes> before = Map.of();

    PartCounters(MachineFacts facts) {
        this.facts = facts;
    }

    /** Of the interfaces that capabilities name: neither loopback nor those of guests. */
    static List<HostNicCounters> nics(List<String> lines) {
        var counters = new ArrayList<HostNicCounters>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            if (LibvirtCapabilities.isOfHost(name)) {
                String[] words = line.substring(colon + 1).strip().split("\\s+");
                counters.add(new HostNicCounters(
                        name,
                        Long.parseLong(words[0]),
                        Long.parseLong(words[SENT]),
                        Long.parseLong(words[RECEIVE_ERRORS]),
                        Long.parseLong(words[SEND_ERRORS])));
            }
        }
        return counters;
    }

    /** Load since the call before, or since boot at the first. */
    List<NumaSample> nodes(List<String> times) {
        Map<String, CpuTimes> cpus = times.stream()
                .filter(line -> line.matches("cpu\\d+ .*"))
                .collect(Collectors.toMap(line -> line.substring(3, line.indexOf(' ')), CpuTimes::of));
        var now = new HashMap<Integer, CpuTimes>();
        var samples = new ArrayList<NumaSample>();
        for (var node : facts.nodes()) {
            CpuTimes spent = CpuTimes.sum(node.cpus().stream()
                    .map(cpu -> cpus.getOrDefault(String.valueOf(cpu), CpuTimes.NONE))
                    .toList());
            CpuTimes last = before.getOrDefault(node.index(), CpuTimes.NONE);
            now.put(node.index(), spent);
            samples.add(new NumaSample(
                    node.index(),
                    spent.userPercentSince(last),
                    spent.systemPercentSince(last),
                    node.memory(),
                    ByteSize.ofKiB(facts.kibOfNode(node.index(), "MemFree:"))));
        }
        before = now;
        return samples;
    }
}
