package org.vireo.engine.api.plugin;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Published once the plugins that were installed when the engine ended are back, as far as they can be. Whoever takes up work of before that
 * plugins have a part in waits for it. Says nothing of plugins that are yet to be installed.
 */
@ProviderType
public interface PluginsBack {}
