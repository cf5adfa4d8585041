/** What a plugin as a whole can offer, whatever it provides. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.spi.plugin;
