/** Commands on storage domains and disks, and the service that prepares volumes. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.3.0")
package org.vireo.engine.api.storage;
