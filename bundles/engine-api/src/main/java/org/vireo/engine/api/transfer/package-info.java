/** Images that clients move into disks and out of them: commands, and where a ticket leads. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.vireo.engine.api.transfer;
