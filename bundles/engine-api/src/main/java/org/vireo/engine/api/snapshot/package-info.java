/** Points in time of virtual machines: commands that keep them, return to them and drop them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.vireo.engine.api.snapshot;
