/** How the types of the model are written as JSON: ids and secrets as text, sizes as a number of bytes, times in ISO 8601. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.model.json;
