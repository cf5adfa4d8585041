/** Three small roles that together decide where a virtual machine runs. All are pure functions. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.spi.scheduler;
