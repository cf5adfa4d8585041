/** Commands on virtual machines, templates and their parts. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.3.0")
package org.vireo.engine.api.vm;
