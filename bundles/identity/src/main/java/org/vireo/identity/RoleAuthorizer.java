package org.vireo.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.Sight;
import org.vireo.inventory.Access;

/** Decides by the permissions that are kept. Nothing is remembered: what is taken away is gone with the next request. Thread-safe. */
@Component
public final class RoleAuthorizer implements Authorizer {
    private final Access access;

    @Activate
    public RoleAuthorizer(@Reference Access access) {
        this.access = access;
    }

    @Override
    public boolean allowed(Caller caller, Permit permit) {
        return engine(caller) || access.granted(caller.user(), permit.name(), permit.objectKind(), permit.object());
    }

    @Override
    public boolean allowedSomewhere(Caller caller, String permit) {
        return engine(caller) || access.grantedAnywhere(caller.user(), permit);
    }

    @Override
    public Sight sight(Caller caller) {
        if (engine(caller)) {
            return new Sight.Everything();
        }
        var principals = access.principals(caller.user());
        return principals.stream().anyMatch(Access.Principal::everything)
                ? new Sight.Everything()
                : new Sight.Some(principals.stream().map(Access.Principal::id).collect(Collectors.toSet()), false);
    }

    @Override
    public Sight userSight(Caller caller) {
        return new Sight.Some(
                access.principals(caller.user()).stream()
                        .map(Access.Principal::id)
                        .collect(Collectors.toSet()),
                true);
    }

    @Override
    public boolean sees(Sight sight, String kind, UUID object) {
        return !(sight instanceof Sight.Some some)
                || access.sees(some.principals(), some.userRolesOnly(), kind, object);
    }

    @Override
    public Optional<Set<UUID>> seen(Sight sight, String kind) {
        return sight instanceof Sight.Some some
                ? access.seen(some.principals(), some.userRolesOnly(), kind)
                : Optional.empty();
    }

    /** The engine acts on its own behalf: there is no account of this id, and none can be made. */
    private static boolean engine(Caller caller) {
        return caller.user().equals(Caller.ENGINE);
    }
}
