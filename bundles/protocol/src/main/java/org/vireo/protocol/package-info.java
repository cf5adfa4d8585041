/** What engine and hosts say to each other: the marks of requests, replies and reports, and the rules common to all. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.protocol;
