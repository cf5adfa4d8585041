package org.vireo.protocol.vm;

import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Asks for every virtual machine of ours on the host. Immutable.
 */
@Verb(name = "vm.list", reply = DomainList.class)
public record ListDomains() implements HostRequest<DomainList> {}
