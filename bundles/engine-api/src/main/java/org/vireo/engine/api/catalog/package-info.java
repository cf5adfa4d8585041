/**
 * What administrators define and other things refer to: tags, labels, affinity groups, profiles, quotas, policies. A bundle adds a kind by
 * publishing a {@link org.vireo.engine.api.catalog.DefinitionKind}; everything else is the same for all of them.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.engine.api.catalog;
