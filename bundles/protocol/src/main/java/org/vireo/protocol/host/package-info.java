/** Verbs {@code host.*} and the reports on hosts. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.vireo.protocol.host;
