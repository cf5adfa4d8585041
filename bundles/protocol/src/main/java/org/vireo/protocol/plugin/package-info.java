/** Verbs {@code plugin.*}: the host half of a plugin is staged, activated behind a gate, withdrawn, listed. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.protocol.plugin;
