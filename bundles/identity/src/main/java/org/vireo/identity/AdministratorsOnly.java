package org.vireo.identity;

import org.osgi.service.component.annotations.Component;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;

/** Lets administrators do everything and others nothing. Immutable. */
@Component
public final class AdministratorsOnly implements Authorizer {
    @Override
    public boolean allowed(Caller caller, Permit permit) {
        return caller.administrator();
    }
}
