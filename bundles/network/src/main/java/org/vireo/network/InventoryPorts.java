package org.vireo.network;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.network.KnownNic;
import org.vireo.engine.api.network.Ports;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Network;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.VnicProfile;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.Id;
import org.vireo.model.NicId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.NicDevice;
import org.vireo.protocol.vm.PortBinding;
import org.vireo.spi.host.Call;
import org.vireo.spi.network.NicSpec;

/** Connects interfaces through the provider of their network's type. */
@Component
public final class InventoryPorts implements Ports {
    private final Inventory inventory;
    private final Transactions transactions;
    private final NetworkProviders providers;
    private final MacAddresses addresses;

    @Activate
    public InventoryPorts(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference NetworkProviders providers,
            @Reference MacAddresses addresses) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.providers = providers;
        this.addresses = addresses;
    }

    @Override
    public String typeOf(NicId nic) {
        return transactions.call(() ->
                networkOf(inventory.get(Nic.class, nic)).map(Network::type).orElse(""));
    }

    private Optional<Network> networkOf(Nic nic) {
        return nic.vnicProfileId()
                .map(profile -> inventory.get(VnicProfile.class, profile).networkId())
                .map(network -> inventory.get(Network.class, network));
    }

    @Override
    public NicDevice plug(NicId id, HostId host, Call call) {
        var nic = transactions.call(() -> inventory.get(Nic.class, id));
        var network = transactions.call(() -> networkOf(nic));
        var port = network.map(found -> connect(nic, found, host, call)).orElse(new PortBinding.Unconnected());
        return new NicDevice(id, nic.mac(), nic.model(), nic.linked(), port, properties(nic));
    }

    private Map<String, String> properties(Nic nic) {
        return transactions.call(() -> nic.vnicProfileId()
                .map(profile -> ProfileProperties.in(
                        inventory.get(VnicProfile.class, profile).extras()))
                .orElse(Map.of()));
    }

    private PortBinding connect(Nic nic, Network network, HostId host, Call call) {
        var provider = providers.get(network.type());
        var spec = NetworkSpecs.of(network);
        provider.realize(spec, host, call.part("realize"));
        return provider.plug(specOf(nic), spec, host, call.part("plug"));
    }

    private static NicSpec specOf(Nic nic) {
        return new NicSpec(nic.id(), nic.vmId().orElseThrow(), nic.mac());
    }

    @Override
    public void unplug(NicId id, HostId host, Call call) {
        var nic = transactions.call(() -> inventory.find(Nic.class, id));
        if (nic.isEmpty() || nic.get().vmId().isEmpty()) {
            return;
        }
        var network = transactions.call(() -> networkOf(nic.get()));
        network.ifPresent(found -> providers
                .get(found.type())
                .unplug(specOf(nic.get()), NetworkSpecs.of(found), host, call.part("unplug")));
    }

    @Override
    public void copyFromTemplate(TemplateId template, VmId vm, ClusterId cluster) {
        copyAll(ordered("templateId", template), vm, cluster);
    }

    @Override
    public void copyFromVm(VmId source, VmId vm, ClusterId cluster) {
        copyAll(ordered("vmId", source), vm, cluster);
    }

    private void copyAll(List<Nic> all, VmId vm, ClusterId cluster) {
        for (var from : all) {
            var nic = copy(from);
            nic.setVmId(Optional.of(vm));
            nic.setMac(addresses.allocate(cluster));
            inventory.add(nic);
            inventory.flush();
        }
    }

    @Override
    public void copyToTemplate(VmId vm, TemplateId template) {
        for (var from : ordered("vmId", vm)) {
            var nic = copy(from);
            nic.setTemplateId(Optional.of(template));
            inventory.add(nic);
        }
    }

    private List<Nic> ordered(String owner, Id id) {
        return inventory.list(Nic.class, Where.equal(owner, id).orderBy("name"));
    }

    private static Nic copy(Nic from) {
        var nic = new Nic(NicId.random());
        new Details(from.name(), from.description(), from.comment(), from.extras()).applyTo(nic);
        nic.setVnicProfileId(from.vnicProfileId());
        nic.setModel(from.model());
        nic.setLinked(from.linked());
        nic.setPlugged(from.plugged());
        return nic;
    }

    @Override
    public Check keepable(ClusterId cluster, List<KnownNic> nics) {
        for (var nic : nics) {
            if (!nic.mac().isEmpty() && addresses.taken(cluster, lower(nic), Optional.empty())) {
                return Check.conflict("The MAC address " + nic.mac() + " of its interface "
                        + nic.texts().name() + " is in use.");
            }
        }
        return Check.FINE;
    }

    private static String lower(KnownNic nic) {
        return nic.mac().toLowerCase(Locale.ROOT);
    }

    @Override
    public void keep(VmId vm, ClusterId cluster, List<KnownNic> nics, boolean reassign) {
        for (var known : nics) {
            var nic = row(known);
            nic.setVmId(Optional.of(vm));
            boolean another = known.mac().isEmpty() || (reassign && bad(cluster, lower(known)));
            nic.setMac(another ? addresses.allocate(cluster) : lower(known));
            inventory.add(nic);
            inventory.flush();
        }
    }

    private boolean bad(ClusterId cluster, String mac) {
        return addresses.taken(cluster, mac, Optional.empty()) || !addresses.within(cluster, mac);
    }

    @Override
    public void keep(TemplateId template, List<KnownNic> nics) {
        for (var known : nics) {
            var nic = row(known);
            nic.setTemplateId(Optional.of(template));
            inventory.add(nic);
        }
    }

    private Nic row(KnownNic known) {
        var nic = new Nic(inventory.find(Nic.class, known.id()).isPresent() ? NicId.random() : known.id());
        known.texts().applyTo(nic);
        nic.setVnicProfileId(known.profile());
        nic.setModel(known.model());
        nic.setLinked(known.linked());
        nic.setPlugged(known.plugged());
        return nic;
    }

    @Override
    public void removeAll(Id owner) {
        inventory.list(Nic.class, Where.equal("vmId", owner)).forEach(inventory::remove);
        inventory.list(Nic.class, Where.equal("templateId", owner)).forEach(inventory::remove);
    }
}
