/** The way to the disks of running virtual machines as they were when a backup began. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.host.spi.backup;
