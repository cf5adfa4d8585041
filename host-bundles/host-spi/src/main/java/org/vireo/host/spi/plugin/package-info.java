/** What a host half of a plugin tells of itself. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.host.spi.plugin;
