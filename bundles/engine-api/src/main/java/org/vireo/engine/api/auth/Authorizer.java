package org.vireo.engine.api.auth;

import org.osgi.annotation.versioning.ProviderType;

/** Decides who may do what. Thread-safe. */
@ProviderType
public interface Authorizer {
    /** Whether the caller has the permit, directly, through a group or inherited from what the object belongs to. */
    boolean allowed(Caller caller, Permit permit);
}
