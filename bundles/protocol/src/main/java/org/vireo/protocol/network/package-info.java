/** Verbs {@code network.*}. What differs per driver travels in a settings map. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.protocol.network;
