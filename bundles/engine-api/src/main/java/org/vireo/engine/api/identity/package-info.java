/** Users, groups, roles and permissions: what can be done with them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.engine.api.identity;
