/**
 * The XML and JSON forms of the API's types, and what a generic layer must know about a type to serve it.
 *
 * <p>Promise: what {@link org.vireo.rest.wire.WireFormat#write} makes is what the clients of API v4 read, and nothing
 * that a client sends is resolved, fetched or executed while it is read.
 */
@Export
@Version("1.0.0")
package org.vireo.rest.wire;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
