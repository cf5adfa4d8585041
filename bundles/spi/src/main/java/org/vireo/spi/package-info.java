/** Rules common to all contracts: how plugins describe their settings. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.spi;
