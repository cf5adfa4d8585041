/** What hosts tell of the scripts at their hook points. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.protocol.hook;
