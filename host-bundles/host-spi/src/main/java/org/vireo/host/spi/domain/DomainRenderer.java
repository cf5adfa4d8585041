package org.vireo.host.spi.domain;

import org.osgi.annotation.versioning.ProviderType;
import org.vireo.protocol.vm.DomainSpec;

/** Renders a virtual machine for the hypervisor. Pure and thread-safe. */
@ProviderType
public interface DomainRenderer {
    /** The domain XML of libvirt for this host. */
    String render(DomainSpec domain, RenderFacts facts);
}
