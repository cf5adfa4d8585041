/** Verbs {@code ova.*}: packages of virtual machines in files of a host. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.protocol.ova;
