/** Envelopes around requests, replies and reports, and their JSON form. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.protocol.wire;
