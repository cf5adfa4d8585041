/** Verbs {@code vm.*} and the reports on virtual machines. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.5.0")
package org.vireo.protocol.vm;
