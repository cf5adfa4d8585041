package org.vireo.engine.api.storage;

import org.osgi.annotation.versioning.ProviderType;

/** Which types of storage can be used now. Thread-safe. */
@ProviderType
public interface StorageTypes {
    /** Whether a backend of the type is installed; objects of other types show as unavailable. */
    boolean installed(String type);
}
