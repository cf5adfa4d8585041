/** Who is at the ends of the link: what certificates of the engine and of hosts say. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.protocol.link;
