/** Rendering of a virtual machine for the hypervisor. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.host.spi.domain;
