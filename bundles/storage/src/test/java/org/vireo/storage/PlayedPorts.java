package org.vireo.storage;

import java.util.List;
import java.util.Optional;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.network.KnownNic;
import org.vireo.engine.api.network.Ports;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.Id;
import org.vireo.model.NicId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.NicDevice;
import org.vireo.spi.host.Call;

/** Interfaces of one test: kept as rows, never plugged anywhere. */
final class PlayedPorts implements Ports {
    static final String OTHER_MAC = "56:6f:ff:00:00:01";

    private final Inventory inventory;

    PlayedPorts(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String typeOf(NicId nic) {
        return "";
    }

    @Override
    public NicDevice plug(NicId nic, HostId host, Call call) {
        throw new UnsupportedOperationException("nothing runs here");
    }

    @Override
    public void unplug(NicId nic, HostId host, Call call) {
        throw new UnsupportedOperationException("nothing runs here");
    }

    @Override
    public void copyFromTemplate(TemplateId template, VmId vm, ClusterId cluster) {
        throw new UnsupportedOperationException("nothing is copied here");
    }

    @Override
    public void copyToTemplate(VmId vm, TemplateId template) {
        throw new UnsupportedOperationException("nothing is copied here");
    }

    private boolean taken(KnownNic nic) {
        return inventory.count(Nic.class, Where.equal("mac", nic.mac())) > 0;
    }

    @Override
    public Check keepable(ClusterId cluster, List<KnownNic> nics) {
        return nics.stream().anyMatch(this::taken) ? Check.conflict("A MAC address is in use.") : Check.FINE;
    }

    @Override
    public void keep(VmId vm, ClusterId cluster, List<KnownNic> nics, boolean reassign) {
        for (var known : nics) {
            var row = row(known);
            row.setVmId(Optional.of(vm));
            row.setMac(reassign && taken(known) ? OTHER_MAC : known.mac());
            inventory.add(row);
        }
    }

    @Override
    public void keep(TemplateId template, List<KnownNic> nics) {
        for (var known : nics) {
            var row = row(known);
            row.setTemplateId(Optional.of(template));
            inventory.add(row);
        }
    }

    private Nic row(KnownNic known) {
        var row = new Nic(inventory.find(Nic.class, known.id()).isPresent() ? NicId.random() : known.id());
        known.texts().applyTo(row);
        row.setModel(known.model());
        row.setLinked(known.linked());
        row.setPlugged(known.plugged());
        row.setVnicProfileId(known.profile());
        return row;
    }

    @Override
    public void removeAll(Id owner) {
        inventory.list(Nic.class, Where.equal("vmId", owner)).forEach(inventory::remove);
        inventory.list(Nic.class, Where.equal("templateId", owner)).forEach(inventory::remove);
    }
}
