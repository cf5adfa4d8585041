/** The host half of a type of storage. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.5.0")
package org.vireo.host.spi.storage;
