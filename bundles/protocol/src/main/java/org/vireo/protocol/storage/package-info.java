/** Verbs {@code storage.*}. What differs per driver travels in a settings map. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
package org.vireo.protocol.storage;
