/** What happened, told to users in the same transaction as the state it tells of. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.engine.api.event;
