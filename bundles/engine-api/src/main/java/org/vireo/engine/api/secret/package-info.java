/** Secrets that the engine keeps for itself and its plugins, sealed at rest. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.engine.api.secret;
