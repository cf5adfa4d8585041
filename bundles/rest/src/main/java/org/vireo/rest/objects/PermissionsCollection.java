package org.vireo.rest.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.Sight;
import org.vireo.engine.api.identity.GrantRole;
import org.vireo.engine.api.identity.RevokeRole;
import org.vireo.inventory.Account;
import org.vireo.inventory.Permission;
import org.vireo.inventory.Role;
import org.vireo.inventory.UserGroup;
import org.vireo.inventory.Where;
import org.vireo.model.GroupId;
import org.vireo.model.Id;
import org.vireo.model.RoleId;
import org.vireo.model.UserId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Behaviour;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.Source;
import org.vireo.rest.fault.RequestFault;

/** Roles that users and groups have for an object, or all that one of them has. */
final class PermissionsCollection {
    private static final String NAME = "permissions";
    private static final String MANAGE = "manipulate_permissions";

    private PermissionsCollection() {}

    /** Those of the whole system. */
    static Collection<Permission, org.vireo.rest.types.Permission> root() {
        return on("system", context -> new UserId(Permit.SYSTEM));
    }

    /** Those of one object of a kind; inherited ones are shown where they were given. */
    static Collection<Permission, org.vireo.rest.types.Permission> on(String kind, Function<Context, Id> object) {
        var source = new OnObjects(object, context -> managed(kind, object, context));
        return define(source)
                .required("role.id|name")
                .added(Behaviour.outside((sent, context) -> {
                    var user = user(sent, context);
                    var group = group(sent, context);
                    return context.engine().transactions().call(() -> {
                        var target = PermissionTargets.sent(sent, context)
                                .orElseGet(() -> new PermissionTargets.Target(
                                        kind, object.apply(context).value()));
                        return grant(sent, user, group, target, context);
                    });
                }))
                .build();
    }

    /** All that a user has, also through groups. */
    static Collection<Permission, org.vireo.rest.types.Permission> ofUser() {
        var source = new Kept("accountId", PermissionsCollection::owner, context -> true) {
            @Override
            Where scope(Context context) {
                var principals = new ArrayList<UUID>();
                context.engine()
                        .access()
                        .principals(new UserId(owner(context).value()))
                        .forEach(principal -> principals.add(principal.id()));
                return Where.in("principalId", principals);
            }
        };
        return define(source)
                .required("role.id|name")
                .added((sent, context) -> grant(
                        sent,
                        Optional.of(new UserId(owner(context).value())),
                        Optional.empty(),
                        PermissionTargets.sent(sent, context).orElse(PermissionTargets.SYSTEM),
                        context))
                .build();
    }

    /** All that a group has. */
    static Collection<Permission, org.vireo.rest.types.Permission> ofGroup() {
        return define(new Kept(
                        "groupId", context -> context.owner(UserGroup.class).id(), context -> true))
                .required("role.id|name")
                .added((sent, context) -> grant(
                        sent,
                        Optional.empty(),
                        Optional.of(context.owner(UserGroup.class).id()),
                        PermissionTargets.sent(sent, context).orElse(PermissionTargets.SYSTEM),
                        context))
                .build();
    }

    private static Id owner(Context context) {
        return context.owner(Account.class).id();
    }

    private static Collection.Builder<Permission, org.vireo.rest.types.Permission> define(Kept source) {
        return Collection.of(NAME, org.vireo.rest.types.Permission.class, source)
                .shown(PermissionsCollection::show)
                .removed((permission, context) -> new Effect.Submit(new RevokeRole(permission.id())));
    }

    private static boolean managed(String kind, Function<Context, Id> object, Context context) {
        var exchange = context.exchange();
        return exchange.seesSystem()
                || context.engine()
                        .authorizer()
                        .allowed(exchange.caller(), Permit.on(MANAGE, kind, object.apply(context)));
    }

    private static Addition grant(
            org.vireo.rest.types.Permission sent,
            Optional<UserId> user,
            Optional<GroupId> group,
            PermissionTargets.Target target,
            Context context) {
        if (user.isEmpty() && group.isEmpty()) {
            throw RequestFault.incomplete("Permission", "user|group.id", "add");
        }
        var role = context.resolve(Role.class, RoleId::new, sent.getRole()).id();
        var id = UUID.randomUUID();
        return new Addition.Submit(new GrantRole(id, role, user, group, target.kind(), target.object()), id.toString());
    }

    /** Whom the engine does not know is looked for in the directory that the body names. Not within a transaction. */
    private static Optional<UserId> user(org.vireo.rest.types.Permission sent, Context context) {
        return Optional.ofNullable(sent.getUser())
                .map(user -> context.engine()
                        .transactions()
                        .call(() -> Directory.known(user, context).map(Account::id))
                        .or(() -> Outsiders.user(user, context).map(UserId::new))
                        .orElseThrow(() -> Directory.missing(user)));
    }

    private static Optional<GroupId> group(org.vireo.rest.types.Permission sent, Context context) {
        return Optional.ofNullable(sent.getGroup())
                .map(group -> context.engine()
                        .transactions()
                        .call(() -> Directory.known(group, context).map(UserGroup::id))
                        .or(() -> Outsiders.group(group, context).map(GroupId::new))
                        .orElseThrow(() -> Directory.missing(group)));
    }

    private static org.vireo.rest.types.Permission show(Permission permission, Context context) {
        var bean = new org.vireo.rest.types.Permission();
        bean.setRole(context.refer(new org.vireo.rest.types.Role(), "roles", permission.roleId()));
        permission
                .accountId()
                .ifPresent(id -> bean.setUser(context.refer(new org.vireo.rest.types.User(), "users", id)));
        permission
                .groupId()
                .ifPresent(id -> bean.setGroup(context.refer(new org.vireo.rest.types.Group(), "groups", id)));
        PermissionTargets.show(bean, permission, context);
        return bean;
    }

    /** Permissions by what they are about; who may not manage them sees the own ones. */
    private static class Kept implements Source<Permission> {
        private final String field;
        private final Function<Context, Id> value;
        private final Function<Context, Boolean> all;

        Kept(String field, Function<Context, Id> value, Function<Context, Boolean> all) {
            this.field = field;
            this.value = value;
            this.all = all;
        }

        Where scope(Context context) {
            return Where.equal(field, value.apply(context));
        }

        @Override
        public List<Permission> list(Context context) {
            return context.inventory().list(Permission.class, narrowed(context).orderBy("created"));
        }

        @Override
        public Optional<Permission> find(Context context, String id) {
            return context.inventory().first(Permission.class, narrowed(context).andEqual("id", Context.uuid(id)));
        }

        private Where narrowed(Context context) {
            var where = scope(context);
            if (context.exchange().sight() instanceof Sight.Some some && !all.apply(context)) {
                return where.and("principalId", Where.Comparison.IN, List.copyOf(some.principals()));
            }
            return where;
        }

        @Override
        public String id(Permission item) {
            return item.id().toString();
        }
    }

    /** Permissions on objects; who sees everything is told those on many objects by one query. */
    private static final class OnObjects extends Kept {
        private static final String FIELD = "objectId";
        private final Function<Context, Id> object;

        OnObjects(Function<Context, Id> object, Function<Context, Boolean> all) {
            super(FIELD, object, all);
            this.object = object;
        }

        @Override
        public List<List<Permission>> listAll(List<Context> places) {
            if (places.isEmpty() || places.get(0).exchange().sight() instanceof Sight.Some) {
                return super.listAll(places);
            }
            var objects =
                    places.stream().map(place -> object.apply(place).value()).toList();
            var found = places.get(0)
                    .inventory()
                    .list(Permission.class, Where.in(FIELD, objects).orderBy("created"));
            var byObject = found.stream().collect(Collectors.groupingBy(Permission::objectId));
            return objects.stream()
                    .map(id -> byObject.getOrDefault(id, List.of()))
                    .toList();
        }
    }
}
