/** Commands, their handlers, and the runner that authorises, locks, checks, plans, persists, runs and undoes them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
package org.vireo.engine.api.command;
