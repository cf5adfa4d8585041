/** Images that hosts let clients read and write: verbs {@code storage.*} of their doors and transfers. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.protocol.image;
