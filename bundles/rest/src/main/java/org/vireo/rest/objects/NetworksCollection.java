package org.vireo.rest.objects;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.network.AddNetwork;
import org.vireo.engine.api.network.RemoveNetwork;
import org.vireo.engine.api.network.UpdateNetwork;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Network;
import org.vireo.model.DataCenterId;
import org.vireo.model.NetworkId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Extras;
import org.vireo.rest.define.Source;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.searched.MoreSearched;
import org.vireo.rest.types.NetworkUsage;
import org.vireo.rest.types.Vlan;

/** Networks of data centers. */
final class NetworksCollection {
    /** What a network is made with unless the client knows better. */
    private static final String BRIDGE = "bridge";

    private final Extras extras;
    private final VnicProfilesCollection profiles;
    private final Collection<Network, org.vireo.rest.types.Network> made;

    NetworksCollection(Extras extras) {
        this.extras = extras;
        this.profiles = new VnicProfilesCollection(extras);
        made = define(EntitySource.all(Network.class, NetworkId::new, Network::id))
                .required("name", "data_center.id|name")
                .added((sent, context) -> add(
                        sent,
                        context.resolve(DataCenter.class, DataCenterId::new, sent.getDataCenter())
                                .id()))
                .build();
    }

    Collection<Network, org.vireo.rest.types.Network> root() {
        return made;
    }

    Collection<Network, org.vireo.rest.types.Network> ofDataCenter() {
        return define(EntitySource.of(
                        Network.class,
                        NetworkId::new,
                        Network::id,
                        "dataCenterId",
                        context -> context.owner(DataCenter.class).id(),
                        network -> Optional.of(network.dataCenterId())))
                .required("name")
                .added((sent, context) ->
                        add(sent, context.owner(DataCenter.class).id()))
                .build();
    }

    private Collection.Builder<Network, org.vireo.rest.types.Network> define(Source<Network> source) {
        return Collection.of("networks", org.vireo.rest.types.Network.class, source)
                .guardedBy("network", Network::id)
                .shown(NetworksCollection::show)
                .kept(Network::extras)
                .defaults(NetworksCollection::defaults)
                .owned("mtu", "vlan", "usages", "data_center", "cluster", "status", "required", "display", "vdsm_name")
                .immutable("data_center")
                .changed(this::change)
                .removed((network, context) -> new Effect.Submit(new RemoveNetwork(network.id())))
                .child(profiles.ofNetwork())
                .child(PermissionsCollection.on(
                        "network", context -> context.owner(Network.class).id()))
                .child(NetworkParts.labels())
                .searched(MoreSearched.NETWORKS);
    }

    private static org.vireo.rest.types.Network defaults() {
        var bean = new org.vireo.rest.types.Network();
        bean.setStp(false);
        bean.setPortIsolation(false);
        return bean;
    }

    static org.vireo.rest.types.Network show(Network network, Context context) {
        var bean = new org.vireo.rest.types.Network();
        bean.setName(network.name());
        bean.setDescription(network.description());
        bean.setComment(network.comment());
        bean.setMtu(network.mtu());
        bean.setVdsmName(network.name());
        network.vlan().ifPresent(id -> {
            var vlan = new Vlan();
            vlan.setId(id);
            bean.setVlan(vlan);
        });
        var usages = new org.vireo.rest.types.Network.UsagesList();
        if (network.vmNetwork()) {
            usages.getUsages().add(NetworkUsage.VM);
        }
        bean.setUsages(usages);
        bean.setDataCenter(context.refer(new org.vireo.rest.types.DataCenter(), "datacenters", network.dataCenterId()));
        return bean;
    }

    private Addition add(org.vireo.rest.types.Network sent, DataCenterId center) {
        if (sent.getExternalProvider() != null) {
            throw RequestFault.unsupported("A network of an external provider");
        }
        var id = new NetworkId(UUID.randomUUID());
        return Addition.of(
                new AddNetwork(
                        id,
                        extras.details(made, sent),
                        center,
                        BRIDGE,
                        Map.of(),
                        Optional.ofNullable(sent.getVlan()).map(Vlan::getId),
                        Optional.ofNullable(sent.getMtu()).orElse(0),
                        vmNetwork(sent).orElse(true)),
                id);
    }

    private UpdateNetwork change(Network network, org.vireo.rest.types.Network sent, Context context) {
        Optional<Optional<Integer>> vlan =
                Optional.ofNullable(sent.getVlan()).map(one -> Optional.ofNullable(one.getId()));
        return new UpdateNetwork(
                network.id(),
                extras.change(made, network.extras(), sent),
                Optional.empty(),
                vlan,
                Optional.ofNullable(sent.getMtu()),
                vmNetwork(sent));
    }

    private static Optional<Boolean> vmNetwork(org.vireo.rest.types.Network sent) {
        return Optional.ofNullable(sent.getUsages())
                .map(list -> list.getUsages().contains(NetworkUsage.VM));
    }
}
