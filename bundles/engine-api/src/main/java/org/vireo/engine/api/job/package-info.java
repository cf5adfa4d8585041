/** Commands that keep account of work done outside of the engine. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.engine.api.job;
