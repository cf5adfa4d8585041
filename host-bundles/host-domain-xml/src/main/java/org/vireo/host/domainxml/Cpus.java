package org.vireo.host.domainxml;

import java.util.List;
import java.util.stream.Collectors;
import org.vireo.host.spi.domain.RenderFacts;
import org.vireo.model.BiosType;
import org.vireo.model.ByteSize;
import org.vireo.model.CpuMode;
import org.vireo.model.CpuTopology;
import org.vireo.model.GuestNumaNode;
import org.vireo.model.NumaMode;
import org.vireo.model.VirtMode;
import org.vireo.protocol.vm.DomainSpec;

/** Writes CPUs, memory and how the two belong together. Confined to one thread. */
final class Cpus {
    /** Memory can be plugged in so many pieces. */
    private static final int MEMORY_SLOTS = 16;

    /** Linux that may get memory sets 64 MiB apart for devices that reach only the low part: a smaller guest would not boot. */
    private static final ByteSize LEAST_TO_PLUG = ByteSize.ofMiB(256);

    private static final int MOST_SOCKETS = 16;
    private static final int MOST_ON_Q35 = 240;
    private static final int MOST_ON_I440FX = 128;
    /** With less, QEMU crashes when a CPU is plugged into an emulated machine. */
    private static final int CACHE_FOR_HOT_PLUG_MIB = 512;

    private final Markup xml;
    private final DomainSpec domain;
    private final RenderFacts facts;
    private final CpuTopology most;

    Cpus(Markup xml, DomainSpec domain, RenderFacts facts) {
        this.xml = xml;
        this.domain = domain;
        this.facts = facts;
        this.most = most(domain, facts);
    }

    /** Sockets beyond those of the start can be plugged later. */
    private static CpuTopology most(DomainSpec domain, RenderFacts facts) {
        var cpu = domain.cpu();
        boolean plugs = facts.virtMode() == VirtMode.KVM || facts.translationCacheMiB() >= CACHE_FOR_HOT_PLUG_MIB;
        int limit = domain.biosType() == BiosType.I440FX_SEA_BIOS ? MOST_ON_I440FX : MOST_ON_Q35;
        int sockets = Math.min(MOST_SOCKETS, limit / (cpu.cores() * cpu.threads()));
        return plugs && sockets > cpu.sockets() ? new CpuTopology(sockets, cpu.cores(), cpu.threads()) : cpu;
    }

    void memory() {
        if (plugsMemory()) {
            xml.text(
                    "maxMemory",
                    kib(domain.maxMemory().bytes()),
                    "slots",
                    Integer.toString(MEMORY_SLOTS),
                    "unit",
                    "KiB");
        }
        xml.text("memory", kib(domain.memory().bytes()), "unit", "KiB");
    }

    private boolean plugsMemory() {
        return domain.maxMemory().compareTo(domain.memory()) > 0
                && domain.memory().compareTo(LEAST_TO_PLUG) >= 0;
    }

    private static String kib(long bytes) {
        return Long.toString(bytes / 1024);
    }

    void count() {
        int now = domain.cpu().vcpus();
        if (most.vcpus() > now) {
            xml.text("vcpu", Integer.toString(most.vcpus()), "placement", "static", "current", Integer.toString(now));
        } else {
            xml.text("vcpu", Integer.toString(now), "placement", "static");
        }
        int threads = domain.fittings().devices().ioThreads();
        if (threads > 0) {
            xml.text("iothreads", Integer.toString(threads));
        }
        tuning();
        nodes();
    }

    private void tuning() {
        var cpu = domain.fittings().cpu();
        var pins = cpu.pins().stream().filter(pin -> pin.vcpu() < most.vcpus()).toList();
        if (cpu.shares() == 0 && pins.isEmpty()) {
            return;
        }
        xml.open("cputune");
        if (cpu.shares() > 0) {
            xml.text("shares", Integer.toString(cpu.shares()));
        }
        pins.forEach(pin -> xml.leaf("vcpupin", "vcpu", Integer.toString(pin.vcpu()), "cpuset", pin.hostCpus()));
        xml.close();
    }

    private void nodes() {
        var numa = domain.fittings().numa();
        var pinned = numa.nodes().stream()
                .filter(node -> !node.hostNodes().isEmpty())
                .toList();
        if (pinned.isEmpty()) {
            return;
        }
        xml.open("numatune");
        for (GuestNumaNode node : pinned) {
            xml.leaf(
                    "memnode",
                    "cellid",
                    Integer.toString(node.index()),
                    "mode",
                    node.mode().or(numa::mode).orElse(NumaMode.STRICT).text(),
                    "nodeset",
                    list(node.hostNodes()));
        }
        xml.close();
    }

    private static String list(List<Integer> numbers) {
        return numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }

    void model() {
        var wish = domain.fittings().cpu();
        var mode = wish.mode();
        if (!wish.model().isEmpty() && mode.orElse(CpuMode.CUSTOM) == CpuMode.CUSTOM) {
            named(wish.model());
        } else if (facts.virtMode() == VirtMode.KVM) {
            if (mode.isPresent() && mode.get() == CpuMode.HOST_MODEL) {
                xml.open("cpu", "mode", "host-model", "check", "partial");
            } else {
                xml.open("cpu", "mode", "host-passthrough", "check", "none", "migratable", "on");
            }
        } else if (mode.isPresent()) {
            xml.open("cpu", "mode", "maximum", "check", "none");
        } else {
            xml.open("cpu", "mode", "custom", "match", "exact", "check", "none");
            xml.text("model", "qemu64", "fallback", "allow");
        }
        topology();
        cells();
        xml.close();
    }

    /** A name, with features put to it or taken from it: {@code Haswell,+vmx,-hle}. */
    private void named(String model) {
        String[] parts = model.split(",");
        xml.open("cpu", "mode", "custom", "match", "exact", "check", "partial");
        xml.text("model", parts[0].strip(), "fallback", "forbid");
        for (int i = 1; i < parts.length; i++) {
            String feature = parts[i].strip();
            boolean without = feature.startsWith("-");
            String name = without || feature.startsWith("+") ? feature.substring(1) : feature;
            xml.leaf("feature", "policy", without ? "disable" : "require", "name", name);
        }
    }

    private void topology() {
        xml.leaf(
                "topology",
                "sockets",
                Integer.toString(most.sockets()),
                "cores",
                Integer.toString(most.cores()),
                "threads",
                Integer.toString(most.threads()));
    }

    /** Memory can be plugged only into a node: a guest without any gets one that holds all it has. */
    private void cells() {
        var nodes = domain.fittings().numa().nodes();
        if (nodes.isEmpty() && !plugsMemory()) {
            return;
        }
        xml.open("numa");
        if (nodes.isEmpty()) {
            cell(
                    0,
                    most.vcpus() == 1 ? "0" : "0-" + (most.vcpus() - 1),
                    domain.memory().bytes());
        } else {
            nodes.forEach(
                    node -> cell(node.index(), list(node.cpus()), node.memory().bytes()));
        }
        xml.close();
    }

    private void cell(int id, String cpus, long bytes) {
        if (cpus.isEmpty()) {
            xml.leaf("cell", "id", Integer.toString(id), "memory", kib(bytes), "unit", "KiB");
        } else {
            xml.leaf("cell", "id", Integer.toString(id), "cpus", cpus, "memory", kib(bytes), "unit", "KiB");
        }
    }
}
