/** The only door from a plugin to a hypervisor. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.vireo.spi.host;
