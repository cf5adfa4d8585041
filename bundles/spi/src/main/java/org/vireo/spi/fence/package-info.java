/** Switching the power of hosts; every agent passes the same contract tests. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.spi.fence;
