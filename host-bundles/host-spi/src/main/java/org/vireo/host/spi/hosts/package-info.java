/** Further hosts in one agent: each with an identity, a queue and reports of its own, all in one process. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.vireo.host.spi.hosts;
