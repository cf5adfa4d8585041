/** Commands about jobs: account of work done outside of the engine, and the end of work before its time. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.vireo.engine.api.job;
