/** How the history of what the engine manages is coming along, and how it is read. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.vireo.engine.api.history;
