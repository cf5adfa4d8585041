/** What takes the history of all that the engine manages: its configuration and its load. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.spi.history;
