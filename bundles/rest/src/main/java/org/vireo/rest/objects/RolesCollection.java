package org.vireo.rest.objects;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.engine.api.identity.AddRole;
import org.vireo.engine.api.identity.RemoveRole;
import org.vireo.engine.api.identity.UpdateRole;
import org.vireo.inventory.Access;
import org.vireo.inventory.Permission;
import org.vireo.inventory.Role;
import org.vireo.inventory.Where;
import org.vireo.model.RoleId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Extras;
import org.vireo.rest.define.Source;
import org.vireo.rest.fault.RequestFault;

/** Roles and their permits. */
final class RolesCollection {
    private final Extras extras;

    RolesCollection(Extras extras) {
        this.extras = extras;
    }

    /** All roles: everybody may read what a role means. */
    Collection<Role, org.vireo.rest.types.Role> root() {
        var plain = define(EntitySource.all(Role.class, RoleId::new, Role::id)).build();
        return define(EntitySource.all(Role.class, RoleId::new, Role::id))
                .required("name", "permits.permit")
                .added((sent, context) -> {
                    var id = RoleId.random();
                    return Addition.of(
                            new AddRole(
                                    id,
                                    extras.details(plain, sent),
                                    Boolean.TRUE.equals(sent.isAdministrative()),
                                    numbers(sent.getPermits())),
                            id);
                })
                .changed((role, sent, context) -> new UpdateRole(
                        role.id(),
                        extras.change(plain, role.extras(), sent),
                        Optional.ofNullable(sent.isAdministrative()),
                        Optional.ofNullable(sent.getPermits()).map(RolesCollection::numbers)))
                .removed((role, context) -> new Effect.Submit(new RemoveRole(role.id())))
                .build();
    }

    /** Roles that permissions of these give. */
    static Collection<Role, org.vireo.rest.types.Role> of(Function<Context, Where> permissions) {
        return define(Source.<Role>of(
                        context -> {
                            var ids = new LinkedHashSet<RoleId>();
                            context.inventory()
                                    .list(Permission.class, permissions.apply(context))
                                    .forEach(permission -> ids.add(permission.roleId()));
                            return context.inventory()
                                    .list(Role.class, Where.in("id", ids).orderBy("name"));
                        },
                        role -> role.id().value().toString()))
                .build();
    }

    private static Collection.Builder<Role, org.vireo.rest.types.Role> define(Source<Role> source) {
        return Collection.of("roles", org.vireo.rest.types.Role.class, source)
                .forEveryone()
                .kept(Role::extras)
                .owned("administrative", "mutable", "permits", "user")
                .shown(RolesCollection::show)
                .child(permits())
                .field("name", (role, context) -> role.name())
                .field("description", (role, context) -> role.description());
    }

    private static org.vireo.rest.types.Role show(Role role, Context context) {
        var bean = new org.vireo.rest.types.Role();
        bean.setName(role.name());
        bean.setDescription(role.description());
        bean.setComment(role.comment().isEmpty() ? null : role.comment());
        bean.setAdministrative(role.administrative());
        bean.setMutable(role.mutable());
        return bean;
    }

    private static Collection<Access.PermitInfo, org.vireo.rest.types.Permit> permits() {
        return Collection.of(
                        "permits",
                        org.vireo.rest.types.Permit.class,
                        Source.<Access.PermitInfo>of(
                                context -> context.engine().access().permits(role(context)),
                                permit -> String.valueOf(permit.id())))
                .forEveryone()
                .shown((permit, context) -> {
                    var bean = new org.vireo.rest.types.Permit();
                    bean.setName(permit.name());
                    bean.setAdministrative(permit.administrative());
                    bean.setRole(context.refer(new org.vireo.rest.types.Role(), "roles", role(context)));
                    return bean;
                })
                .added(RolesCollection::addPermit)
                .removed(RolesCollection::removePermit)
                .build();
    }

    private static RoleId role(Context context) {
        return context.owner(Role.class).id();
    }

    private static Set<Integer> present(Context context) {
        return context.engine().access().permits(role(context)).stream()
                .map(Access.PermitInfo::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static UpdateRole changed(Context context, Set<Integer> permits) {
        return new UpdateRole(role(context), DetailsChange.NONE, Optional.empty(), Optional.of(permits));
    }

    private static Addition addPermit(org.vireo.rest.types.Permit sent, Context context) {
        var number = sent.getId() == null ? named(sent.getName(), context) : number(sent.getId());
        var permits = present(context);
        if (!permits.add(number)) {
            throw RequestFault.conflict("The role has the permit " + number + " already.");
        }
        return new Addition.Submit(changed(context, permits), String.valueOf(number));
    }

    private static Effect removePermit(Access.PermitInfo permit, Context context) {
        var permits = present(context);
        permits.remove(permit.id());
        return new Effect.Submit(changed(context, permits));
    }

    private static int named(String name, Context context) {
        if (name == null) {
            throw RequestFault.incomplete("Permit", "id|name", "add");
        }
        return context.engine().access().permits().stream()
                .filter(permit -> permit.name().equals(name))
                .findFirst()
                .orElseThrow(() -> RequestFault.noEntity("Permit", "name", name))
                .id();
    }

    private static Set<Integer> numbers(org.vireo.rest.types.Permits sent) {
        return sent == null
                ? Set.of()
                : sent.getPermits().stream()
                        .map(permit -> number(permit.getId()))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int number(String id) {
        if (id == null || !id.matches("\\d{1,9}")) {
            throw RequestFault.badValue("a permit is named by its number, not by " + id);
        }
        return Integer.parseInt(id);
    }
}
