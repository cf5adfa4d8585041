/** How the product is named and looks, as whoever runs it wants: read from the branding of the engine's configuration. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.spi.brand;
