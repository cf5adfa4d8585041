/** Typed ids, value records, units and state enums: the vocabulary every other bundle speaks. No behaviour beyond checks. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.model;
