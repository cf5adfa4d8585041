package org.vireo.engine.api.network;

import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.NicId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.NicDevice;
import org.vireo.spi.host.Call;

/**
 * Ports behind network interfaces, whatever provider keeps them. Steps of other bundles use it. Thread-safe; methods with a
 * {@link Call} block until its deadline at most, are repeatable, and throw {@link org.vireo.model.VireoException}.
 */
@ProviderType
public interface Ports {
    /** Kind of network driver a host needs for the interface, empty when it is not connected. Pure. */
    String typeOf(NicId nic);

    /** Realizes the network of the interface on the host and plugs the interface in. */
    NicDevice plug(NicId nic, HostId host, Call call);

    /** Removes the port; none is fine. */
    void unplug(NicId nic, HostId host, Call call);

    /** Copies the interfaces of a template to a new virtual machine, with addresses of their own, in the present transaction. */
    void copyFromTemplate(TemplateId template, VmId vm, ClusterId cluster);

    /** Copies the interfaces of a virtual machine to a new one, with addresses of their own, in the present transaction. */
    default void copyFromVm(VmId source, VmId vm, ClusterId cluster) {
        throw new UnsupportedOperationException("interfaces of VM " + source + " cannot be copied here");
    }

    /** Copies the interfaces of a virtual machine to a new template, in the present transaction. */
    void copyToTemplate(VmId vm, TemplateId template);

    /** Removes the interfaces of a virtual machine or template, in the present transaction. */
    void removeAll(org.vireo.model.Id owner);
}
