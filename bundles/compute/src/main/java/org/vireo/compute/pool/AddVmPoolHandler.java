package org.vireo.compute.pool;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.pool.AddVmPool;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Template;
import org.vireo.inventory.VmPool;
import org.vireo.model.TemplateStatus;

/** Adds a pool; the keeper of pools then makes its virtual machines. */
@Component(service = CommandHandler.class)
public final class AddVmPoolHandler implements CommandHandler<AddVmPool> {
    private final Inventory inventory;
    private final Events events;
    private final Pools pools;

    @Activate
    public AddVmPoolHandler(@Reference Inventory inventory, @Reference Events events, @Reference Pools pools) {
        this.inventory = inventory;
        this.events = events;
        this.pools = pools;
    }

    @Override
    public Class<AddVmPool> command() {
        return AddVmPool.class;
    }

    @Override
    public Permit permit(AddVmPool command) {
        return Permit.on("create_vm_pool", "cluster", command.cluster());
    }

    @Override
    public Set<LockKey> locks(AddVmPool command) {
        return Set.of(
                LockKey.exclusive(Pools.KIND, command.id()),
                LockKey.name(Pools.KIND, command.details().name()),
                LockKey.shared("template", command.template()));
    }

    @Override
    public String describe(AddVmPool command) {
        return "Adding VM Pool " + command.details().name();
    }

    @Override
    public Check check(AddVmPool command, Caller caller) {
        var template = inventory.get(Template.class, command.template());
        var cluster = inventory.get(Cluster.class, command.cluster());
        if (template.status() != TemplateStatus.OK) {
            return Check.conflict("Cannot add VM Pool. Template " + template.name() + " is "
                    + template.status().text() + ".");
        }
        var center = template.clusterId()
                .flatMap(id -> inventory.get(Cluster.class, id).dataCenterId());
        if (template.clusterId().isPresent() && !center.equals(cluster.dataCenterId())) {
            return Check.conflict("Cannot add VM Pool. Template " + template.name() + " is in another Data Center.");
        }
        return pools.name(command.details().name(), Optional.empty())
                .and(Pools.numbers(command.size(), command.prestarted(), command.maxUserVms()));
    }

    @Override
    public void begin(AddVmPool command, Caller caller) {
        var pool = new VmPool(command.id());
        command.details().applyTo(pool);
        pool.setClusterId(command.cluster());
        pool.setTemplateId(command.template());
        pool.setSettings(command.settings());
        pool.setSize(command.size());
        pool.setPrestarted(command.prestarted());
        pool.setMaxUserVms(command.maxUserVms());
        pool.setStateful(command.stateful());
        pool.setManual(command.manual());
        inventory.add(pool);
        events.record(Event.normal(9720, caller, "VM Pool " + pool.name() + " was added by " + caller.name() + ".")
                .about(Pools.KIND, pool.id())
                .about("cluster", pool.clusterId()));
    }
}
