package org.vireo.rest.objects;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vireo.inventory.Host;
import org.vireo.protocol.host.HostFacts;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Source;
import org.vireo.rest.types.Core;
import org.vireo.rest.types.Cores;
import org.vireo.rest.types.Cpu;
import org.vireo.rest.types.HostDevice;
import org.vireo.rest.types.NumaNode;
import org.vireo.rest.types.Product;
import org.vireo.rest.types.Vendor;

/** NUMA nodes and devices of a host, as its agent reported them. */
final class HostMachine {
    private static final long MIB = 1024L * 1024;

    private HostMachine() {}

    static Collection<org.vireo.protocol.host.NumaNode, NumaNode> nodes() {
        return Collection.of(
                        "numanodes",
                        NumaNode.class,
                        Source.<org.vireo.protocol.host.NumaNode>of(
                                context -> facts(context, HostFacts::numaNodes), node -> id("node " + node.index())))
                .shown(HostMachine::show)
                .child(StatisticsCollections.ofNumaNode())
                .build();
    }

    static Collection<org.vireo.protocol.host.HostDevice, HostDevice> devices() {
        return Collection.of(
                        "devices",
                        HostDevice.class,
                        Source.<org.vireo.protocol.host.HostDevice>of(
                                context -> facts(context, HostFacts::devices), device -> id("device " + device.name())))
                .shown(HostMachine::show)
                .build();
    }

    private static <T> List<T> facts(Context context, Function<HostFacts, List<T>> part) {
        return HostShape.capabilities(context.owner(Host.class))
                .flatMap(told -> told.facts())
                .map(part)
                .orElse(List.of());
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(("host " + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static NumaNode show(org.vireo.protocol.host.NumaNode node, Context context) {
        var bean = new NumaNode();
        bean.setName("node" + node.index());
        bean.setIndex(node.index());
        bean.setMemory(node.memory().bytes() / MIB);
        if (!node.distances().isEmpty()) {
            bean.setNodeDistance(node.distances().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
        var cores = new Cores();
        for (int number : node.cpus()) {
            var core = new Core();
            core.setIndex(number);
            cores.getCores().add(core);
        }
        var cpu = new Cpu();
        cpu.setCores(cores);
        bean.setCpu(cpu);
        bean.setHost(host(context));
        return bean;
    }

    private static HostDevice show(org.vireo.protocol.host.HostDevice device, Context context) {
        var bean = new HostDevice();
        bean.setName(device.name());
        bean.setCapability(device.bus());
        bean.setDriver(device.driver().isEmpty() ? null : device.driver());
        device.iommuGroup().ifPresent(bean::setIommuGroup);
        if (!device.vendor().isEmpty()) {
            var vendor = new Vendor();
            vendor.setId(device.vendor());
            bean.setVendor(vendor);
        }
        if (!device.product().isEmpty()) {
            var product = new Product();
            product.setId(device.product());
            bean.setProduct(product);
        }
        bean.setHost(host(context));
        return bean;
    }

    private static org.vireo.rest.types.Host host(Context context) {
        return context.refer(
                new org.vireo.rest.types.Host(),
                "hosts",
                context.owner(Host.class).id());
    }
}
