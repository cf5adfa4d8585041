/**
 * The door to the message broker: one type connects, and hands out Camel components that share its connections.
 *
 * <p>It promises that Spring and the Artemis client stay out of sight, so that either can change without its users.
 */
@Export
@Version("1.0.0")
package org.vireo.tp.camel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
