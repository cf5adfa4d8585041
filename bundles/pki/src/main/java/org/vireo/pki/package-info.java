/** The engine's own certificate authority: who is who on the link, and the certificate of its web server. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.pki;
