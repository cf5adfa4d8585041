/** Commands on networks, vNIC profiles and interfaces, and the service that connects them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.vireo.engine.api.network;
