package org.vireo.rest.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.engine.api.vm.UpdateVm;
import org.vireo.inventory.Vm;
import org.vireo.model.ByteSize;
import org.vireo.model.GuestNumaNode;
import org.vireo.model.NumaMode;
import org.vireo.model.NumaSettings;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.Source;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Core;
import org.vireo.rest.types.Cores;
import org.vireo.rest.types.Cpu;
import org.vireo.rest.types.NumaNodePin;
import org.vireo.rest.types.NumaNodePins;
import org.vireo.rest.types.NumaTuneMode;
import org.vireo.rest.types.VirtualNumaNode;

/** NUMA nodes as a guest sees them. Their memory is in MiB, alone among all sizes. */
final class NumaNodesCollection {
    private static final long MIB = 1 << 20;

    private NumaNodesCollection() {}

    static Collection<GuestNumaNode, VirtualNumaNode> ofVm() {
        return Collection.of(
                        "numanodes",
                        VirtualNumaNode.class,
                        Source.<GuestNumaNode>of(
                                context -> numa(context).nodes(),
                                node -> node.id().toString()))
                .shown(NumaNodesCollection::show)
                .required("index", "memory", "cpu")
                .added((sent, context) -> {
                    var id = UUID.randomUUID();
                    var nodes = new ArrayList<>(numa(context).nodes());
                    nodes.add(wished(
                            new GuestNumaNode(id, 0, ByteSize.ofMiB(1), List.of(), List.of(), Optional.empty()), sent));
                    return new Addition.Submit(kept(nodes, context), id.toString());
                })
                .changed((node, sent, context) -> {
                    var nodes = without(node, context);
                    nodes.add(wished(node, sent));
                    return kept(nodes, context);
                })
                .removed((node, context) -> new Effect.Submit(kept(without(node, context), context)))
                .build();
    }

    private static NumaSettings numa(Context context) {
        return context.owner(Vm.class).settings().fittings().numa();
    }

    private static List<GuestNumaNode> without(GuestNumaNode node, Context context) {
        var nodes = new ArrayList<>(numa(context).nodes());
        nodes.removeIf(one -> one.id().equals(node.id()));
        return nodes;
    }

    private static UpdateVm kept(List<GuestNumaNode> nodes, Context context) {
        var vm = context.owner(Vm.class);
        nodes.sort(java.util.Comparator.comparing(GuestNumaNode::index));
        try {
            var numa = new NumaSettings(numa(context).mode(), nodes);
            var settings = vm.settings()
                    .edit()
                    .fittings(fittings -> fittings.numa(numa))
                    .done();
            return new UpdateVm(vm.id(), DetailsChange.NONE, Optional.empty(), Optional.of(settings));
        } catch (IllegalArgumentException e) {
            throw RequestFault.outOfRange(e);
        }
    }

    private static GuestNumaNode wished(GuestNumaNode before, VirtualNumaNode sent) {
        try {
            return new GuestNumaNode(
                    before.id(),
                    sent.getIndex() == null ? before.index() : sent.getIndex(),
                    sent.getMemory() == null
                            ? before.memory()
                            : new ByteSize(Math.multiplyExact(sent.getMemory(), MIB)),
                    sent.getCpu() == null || sent.getCpu().getCores() == null
                            ? before.cpus()
                            : sent.getCpu().getCores().getCores().stream()
                                    .map(core -> VmWishes.orElse(core.getIndex(), 0))
                                    .toList(),
                    sent.getNumaNodePins() == null
                            ? before.hostNodes()
                            : sent.getNumaNodePins().getNumaNodePins().stream()
                                    .map(pin -> VmWishes.orElse(pin.getIndex(), 0))
                                    .toList(),
                    Optional.ofNullable(sent.getNumaTuneMode())
                            .map(mode -> Constants.model(NumaMode.class, mode))
                            .or(before::mode));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw RequestFault.outOfRange(new IllegalArgumentException(e.getMessage(), e));
        }
    }

    private static VirtualNumaNode show(GuestNumaNode node, Context context) {
        var bean = new VirtualNumaNode();
        bean.setIndex(node.index());
        bean.setMemory(node.memory().bytes() / MIB);
        var cores = new Cores();
        node.cpus().forEach(index -> {
            var core = new Core();
            core.setIndex(index);
            cores.getCores().add(core);
        });
        var cpu = new Cpu();
        cpu.setCores(cores);
        bean.setCpu(cpu);
        node.mode().ifPresent(mode -> bean.setNumaTuneMode(Constants.api(NumaTuneMode.class, mode)));
        if (!node.hostNodes().isEmpty()) {
            var pins = new NumaNodePins();
            node.hostNodes().forEach(index -> {
                var pin = new NumaNodePin();
                pin.setIndex(index);
                pins.getNumaNodePins().add(pin);
            });
            bean.setNumaNodePins(pins);
        }
        bean.setVm(context.refer(
                new org.vireo.rest.types.Vm(), "vms", context.owner(Vm.class).id()));
        return bean;
    }
}
