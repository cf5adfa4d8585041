/** For bundles that own Camel routes: the way to call one's own routes, which run in a context of their own. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.hostlink.routes;
