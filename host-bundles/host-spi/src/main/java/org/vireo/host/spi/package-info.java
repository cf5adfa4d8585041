/** The contract between the agent and its drivers: who answers a verb, and how reports leave the host. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.host.spi;
