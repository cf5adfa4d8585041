package org.vireo.compute;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.vireo.engine.api.network.Ports;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.Id;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.NicDevice;
import org.vireo.protocol.vm.PortBinding;
import org.vireo.spi.host.Call;

/** Ports in memory. Thread-safe. */
final class PlayedPorts implements Ports {
    private final TestStore store;
    final Set<String> plugged = ConcurrentHashMap.newKeySet();

    PlayedPorts(TestStore store) {
        this.store = store;
    }

    @Override
    public String typeOf(NicId nic) {
        return "bridge";
    }

    @Override
    public NicDevice plug(NicId nic, HostId host, Call call) {
        plugged.add(nic + "@" + host);
        return new NicDevice(nic, "56:6f:00:00:00:01", NicModel.VIRTIO, true, new PortBinding.BridgePort("br0"));
    }

    @Override
    public void unplug(NicId nic, HostId host, Call call) {
        plugged.remove(nic + "@" + host);
    }

    @Override
    public void copyFromTemplate(TemplateId template, VmId vm, ClusterId cluster) {
        copy(Where.equal("templateId", template), Optional.of(vm), Optional.empty());
    }

    @Override
    public void copyFromVm(VmId source, VmId vm, ClusterId cluster) {
        copy(Where.equal("vmId", source), Optional.of(vm), Optional.empty());
    }

    @Override
    public void copyToTemplate(VmId vm, TemplateId template) {
        copy(Where.equal("vmId", vm), Optional.empty(), Optional.of(template));
    }

    private void copy(Where which, Optional<VmId> vm, Optional<TemplateId> template) {
        for (var from : store.inventory().list(Nic.class, which)) {
            var nic = new Nic(NicId.random());
            nic.setName(from.name());
            nic.setVmId(vm);
            nic.setTemplateId(template);
            nic.setModel(from.model());
            nic.setVnicProfileId(from.vnicProfileId());
            store.inventory().add(nic);
        }
    }

    @Override
    public void removeAll(Id owner) {
        store.inventory().list(Nic.class, Where.equal("vmId", owner)).forEach(store.inventory()::remove);
        store.inventory().list(Nic.class, Where.equal("templateId", owner)).forEach(store.inventory()::remove);
    }
}
