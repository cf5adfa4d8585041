/**
 * The resources, collections and enumerations of REST API v4, one class per type of the published model; all but
 * {@link org.vireo.rest.types.InstantAdapter} is generated in the build.
 *
 * <p>Members are {@code null} when absent. The classes are plain mutable beans: not for sharing between threads.
 */
@Export
@Version("1.0.0")
package org.vireo.rest.types;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
