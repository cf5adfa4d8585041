/**
 * The domain: entities with their invariants, and the service that finds and keeps them. Entities refer to each other by id; they never
 * leave the engine.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.inventory;
