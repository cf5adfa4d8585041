/** Backups of virtual machines: commands that begin and end them, and that drop checkpoints. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.engine.api.backup;
