/** What a type of storage must do; every backend passes the same contract tests. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.5.0")
package org.vireo.spi.storage;
