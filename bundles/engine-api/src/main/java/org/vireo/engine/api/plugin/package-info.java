/** Plugins as whole capabilities: their manifest, the commands of their life, and their halves on hosts. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.vireo.engine.api.plugin;
