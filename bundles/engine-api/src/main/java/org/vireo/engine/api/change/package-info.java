/** Which objects changed, told after the commit, whoever changed them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.engine.api.change;
