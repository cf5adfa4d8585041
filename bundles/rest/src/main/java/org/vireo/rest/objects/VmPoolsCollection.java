package org.vireo.rest.objects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.pool.AddVmPool;
import org.vireo.engine.api.pool.AllocateVm;
import org.vireo.engine.api.pool.DetachVm;
import org.vireo.engine.api.pool.RemoveVmPool;
import org.vireo.engine.api.pool.UpdateVmPool;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.VmPool;
import org.vireo.inventory.VmPoolMember;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmPoolId;
import org.vireo.model.VmStatus;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Exchange;
import org.vireo.rest.define.Extras;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.searched.Searched;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.VmPoolType;

/** Pools of virtual machines. */
final class VmPoolsCollection {
    private final Extras extras;
    private final Collection<VmPool, org.vireo.rest.types.VmPool> made;

    VmPoolsCollection(Extras extras) {
        this.extras = extras;
        made = Collection.of(
                        "vmpools",
                        org.vireo.rest.types.VmPool.class,
                        EntitySource.all(VmPool.class, VmPoolId::new, VmPool::id))
                .guardedBy("vm_pool", VmPool::id)
                .shown(VmPoolsCollection::show)
                .defaults(VmPoolsCollection::defaults)
                .kept(VmPool::extras)
                .owned("size", "prestarted_vms", "max_user_vms", "stateful", "type", "cluster", "template", "vm")
                .immutable("cluster", "template", "stateful", "type")
                .required("name", "cluster.id|name", "template.id|name")
                .added(this::add)
                .changed(this::change)
                .removed((pool, context) -> new Effect.Submit(new RemoveVmPool(pool.id())))
                .action("allocatevm", VmPoolsCollection::allocate)
                .child(PermissionsCollection.on(
                        "vm_pool", context -> context.owner(VmPool.class).id()))
                .searched(Searched.POOLS)
                .build();
    }

    Collection<VmPool, org.vireo.rest.types.VmPool> root() {
        return made;
    }

    /** What a virtual machine can do about its pool. */
    static void actions(Collection.Builder<Vm, org.vireo.rest.types.Vm> vms) {
        vms.action("detach", (vm, sent, context) -> new Effect.Submit(new DetachVm(vm.id())));
    }

    private static org.vireo.rest.types.VmPool defaults() {
        var bean = new org.vireo.rest.types.VmPool();
        bean.setAutoStorageSelect(false);
        bean.setUseLatestTemplateVersion(false);
        bean.setSoundcardEnabled(false);
        bean.setTpmEnabled(false);
        return bean;
    }

    private static org.vireo.rest.types.VmPool show(VmPool pool, Context context) {
        var bean = new org.vireo.rest.types.VmPool();
        bean.setName(pool.name());
        bean.setDescription(pool.description());
        bean.setComment(pool.comment());
        bean.setSize(pool.size());
        bean.setPrestartedVms(pool.prestarted());
        bean.setMaxUserVms(pool.maxUserVms());
        bean.setStateful(pool.stateful());
        bean.setType(pool.manual() ? VmPoolType.MANUAL : VmPoolType.AUTOMATIC);
        bean.setCluster(context.refer(new org.vireo.rest.types.Cluster(), "clusters", pool.clusterId()));
        bean.setTemplate(context.refer(new org.vireo.rest.types.Template(), "templates", pool.templateId()));
        var vms = Members.of(context).ofPool(pool.id());
        if (!vms.isEmpty()) {
            bean.setVm(context.refer(new org.vireo.rest.types.Vm(), "vms", vms.get(0)));
        }
        return bean;
    }

    /** The pool that a virtual machine is in. */
    static Optional<org.vireo.rest.types.VmPool> ofVm(Vm vm, Context context) {
        return Optional.ofNullable(Members.of(context).pools().get(vm.id().value()))
                .map(pool -> context.refer(new org.vireo.rest.types.VmPool(), "vmpools", pool));
    }

    /** Who is in which pool, read once a request. */
    private record Members(Map<UUID, VmPoolId> pools) {
        static Members of(Context context) {
            Exchange exchange = context.exchange();
            return exchange.once(Members.class, () -> {
                var found = new HashMap<UUID, VmPoolId>();
                exchange.inventory()
                        .list(VmPoolMember.class, Where.all())
                        .forEach(member -> found.put(member.vmId().value(), member.poolId()));
                return new Members(found);
            });
        }

        List<VmId> ofPool(VmPoolId pool) {
            return pools.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(pool))
                    .map(entry -> new VmId(entry.getKey()))
                    .toList();
        }
    }

    private Addition add(org.vireo.rest.types.VmPool sent, Context context) {
        var template = context.resolve(Template.class, TemplateId::new, sent.getTemplate());
        var cluster = context.resolve(Cluster.class, ClusterId::new, sent.getCluster());
        var hardware = InstanceTypesCollection.wanted(sent.getInstanceType(), template.settings(), context);
        var settings = sent.getVm() == null ? hardware : VmWishes.apply(hardware, sent.getVm(), context);
        var id = VmPoolId.random();
        return Addition.of(
                new AddVmPool(
                        id,
                        extras.details(made, sent),
                        cluster.id(),
                        template.id(),
                        settings,
                        Optional.ofNullable(sent.getSize()).orElse(0),
                        Optional.ofNullable(sent.getPrestartedVms()).orElse(0),
                        Optional.ofNullable(sent.getMaxUserVms()).orElse(1),
                        VmActions.isTrue(sent.isStateful()),
                        sent.getType() == VmPoolType.MANUAL),
                id);
    }

    private UpdateVmPool change(VmPool pool, org.vireo.rest.types.VmPool sent, Context context) {
        if (sent.getVm() != null && sent.getVm().getId() == null) {
            throw RequestFault.unsupported("Changing what the VMs of a pool are like");
        }
        return new UpdateVmPool(
                pool.id(),
                extras.change(made, pool.extras(), sent),
                Optional.ofNullable(sent.getSize()),
                Optional.ofNullable(sent.getPrestartedVms()),
                Optional.ofNullable(sent.getMaxUserVms()));
    }

    /** Those that run come first; another caller may be faster, so each is tried. */
    private static Effect allocate(VmPool pool, Action sent, Context context) {
        var free = free(pool, context);
        var exchange = context.exchange();
        return new Effect.Direct(answer -> {
            CommandRefused refusal = null;
            for (var vm : free) {
                try {
                    exchange.engine().commands().submit(new AllocateVm(pool.id(), vm.id()), exchange.caller());
                    answer.setVm(context.refer(new org.vireo.rest.types.Vm(), "vms", vm.id()));
                    if (vm.status() == VmStatus.DOWN) {
                        var start = new StartVm(vm.id(), Optional.empty(), false, Optional.empty());
                        exchange.engine().commands().submit(start, exchange.caller());
                    }
                    return;
                } catch (CommandRefused e) {
                    refusal = e;
                }
            }
            if (refusal != null) {
                throw refusal;
            }
            throw RequestFault.conflict("Cannot allocate VM. VM Pool " + pool.name() + " has no free VM.");
        });
    }

    private static List<Vm> free(VmPool pool, Context context) {
        var members = context.inventory()
                .list(VmPoolMember.class, Where.equal("poolId", pool.id()).orderBy("id"));
        var running = new ArrayList<Vm>();
        var down = new ArrayList<Vm>();
        for (var member : members) {
            if (member.userId().isEmpty()) {
                var vm = context.inventory().get(Vm.class, member.vmId());
                if (vm.status() == VmStatus.DOWN) {
                    down.add(vm);
                } else if (VmsCollection.isRunning(vm)) {
                    running.add(vm);
                }
            }
        }
        running.addAll(down);
        return running;
    }
}
