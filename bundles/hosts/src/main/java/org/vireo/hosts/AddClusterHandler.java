package org.vireo.hosts;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.center.AddCluster;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Names;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.ClusterNetwork;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.MacPool;
import org.vireo.inventory.Network;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.NetworkId;

/** Adds a cluster; it gets the management network of its data center. */
@Component(service = CommandHandler.class)
public final class AddClusterHandler implements CommandHandler<AddCluster> {
    static final String KIND = "cluster";
    private final Inventory inventory;
    private final Events events;

    @Activate
    public AddClusterHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<AddCluster> command() {
        return AddCluster.class;
    }

    @Override
    public Permit permit(AddCluster command) {
        return command.dataCenter()
                .map(center -> Permit.on("create_cluster", AddDataCenterHandler.KIND, center))
                .orElse(Permit.system("create_cluster"));
    }

    @Override
    public Set<LockKey> locks(AddCluster command) {
        var name = LockKey.name(KIND, command.details().name());
        return command.dataCenter()
                .map(center -> Set.of(name, LockKey.shared(AddDataCenterHandler.KIND, center)))
                .orElse(Set.of(name));
    }

    @Override
    public Check check(AddCluster command, Caller caller) {
        command.dataCenter().ifPresent(center -> inventory.get(DataCenter.class, center));
        command.macPool().ifPresent(pool -> inventory.get(MacPool.class, pool));
        if (command.memoryOvercommitPercent() < 100) {
            return Check.invalid("Memory over-commitment of a Cluster must be at least 100 percent.");
        }
        var elsewhere = command.management()
                .map(network -> inventory.get(Network.class, network))
                .filter(network -> !Optional.of(network.dataCenterId()).equals(command.dataCenter()));
        if (elsewhere.isPresent()) {
            return Check.conflict(
                    "Cannot add Cluster. Network " + elsewhere.get().name() + " belongs to another Data Center.");
        }
        return Names.free(
                inventory,
                Cluster.class,
                Where.all(),
                "Cluster",
                command.details().name(),
                Optional.empty());
    }

    @Override
    public String describe(AddCluster command) {
        return "Adding Cluster " + command.details().name();
    }

    @Override
    public void begin(AddCluster command, Caller caller) {
        var cluster = new Cluster(command.id());
        command.details().applyTo(cluster);
        cluster.setDataCenterId(command.dataCenter());
        cluster.setCpuType(command.cpuType());
        cluster.setMemoryOvercommitPercent(command.memoryOvercommitPercent());
        cluster.setCompatibility(command.compatibility());
        cluster.setMacPoolId(command.macPool());
        inventory.add(cluster);
        inventory.flush();
        command.management()
                .map(network -> inventory.get(Network.class, network))
                .or(() -> command.dataCenter()
                        .flatMap(center -> inventory.first(
                                Network.class,
                                Where.equal("dataCenterId", center).andEqual("name", "ovirtmgmt"))))
                .ifPresent(network -> inventory.add(managementOf(command.id(), network.id())));
        events.record(Event.normal(809, caller, "Cluster " + cluster.name() + " was added by " + caller.name() + ".")
                .about(KIND, command.id()));
    }

    private static ClusterNetwork managementOf(ClusterId cluster, NetworkId network) {
        var attachment = new ClusterNetwork(UUID.randomUUID());
        attachment.setClusterId(cluster);
        attachment.setNetworkId(network);
        attachment.setRequired(true);
        attachment.setManagement(true);
        attachment.setDisplay(true);
        attachment.setMigration(true);
        attachment.setDefaultRoute(true);
        return attachment;
    }
}
