package org.vireo.engine.api.network;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.engine.api.command.Check;
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

    /** Whether a virtual machine that comes into the cluster can keep these MAC addresses. Reads, never writes. */
    default Check keepable(ClusterId cluster, List<KnownNic> nics) {
        throw new UnsupportedOperationException("interfaces cannot come into cluster " + cluster + " here");
    }

    /**
     * Gives a virtual machine the interfaces it had elsewhere, in the present transaction.
     *
     * @param reassign whether they get another address where theirs is taken or not of the cluster's pool
     */
    default void keep(VmId vm, ClusterId cluster, List<KnownNic> nics, boolean reassign) {
        throw new UnsupportedOperationException("VM " + vm + " cannot keep its interfaces here");
    }

    /** Gives a template the interfaces it had elsewhere, which have no addresses, in the present transaction. */
    default void keep(TemplateId template, List<KnownNic> nics) {
        throw new UnsupportedOperationException("template " + template + " cannot keep its interfaces here");
    }

    /** Removes the interfaces of a virtual machine or template, in the present transaction. */
    void removeAll(org.vireo.model.Id owner);
}
