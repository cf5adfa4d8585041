package org.vireo.rest.objects;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.identity.AddPrincipal;
import org.vireo.engine.api.identity.RemovePrincipal;
import org.vireo.inventory.Access;
import org.vireo.inventory.Account;
import org.vireo.inventory.Where;
import org.vireo.model.UserId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Behaviour;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.searched.MoreSearched;
import org.vireo.rest.types.Group;

/** Users that the engine knows. */
final class UsersCollection {
    private UsersCollection() {}

    static Collection<Account, org.vireo.rest.types.User> root() {
        var source = new EntitySource<Account>(
                Account.class,
                UserId::new,
                Account::id,
                context -> Where.equal("known", true),
                (user, context) -> user.known(),
                "name",
                "id",
                Optional.empty());
        return named(Collection.of("users", org.vireo.rest.types.User.class, source))
                .guardedBy("user", Account::id)
                .child(PermissionsCollection.ofUser())
                .child(RolesCollection.of(context -> Where.in("principalId", principals(context))))
                .child(Collection.of("groups", Group.class, GroupsCollection.ofUser())
                        .shown(GroupsCollection::show)
                        .build())
                .child(AssignedCollection.tags(
                        "user", context -> context.owner(Account.class).id().value()))
                .child(ProfileCollections.keys())
                .child(ProfileCollections.options())
                .child(ProfileCollections.subscriptions())
                .immutable("name", "last_name", "email", "department", "user_name", "principal", "namespace")
                .added(Behaviour.outside((sent, context) -> {
                    var user = new UserId(Outsiders.user(sent, context)
                            .orElseGet(() -> Directory.user(sent, context).id().value()));
                    return Addition.of(new AddPrincipal(false, user.value()), user);
                }))
                .searched(MoreSearched.USERS)
                .changed((user, sent, context) -> ProfileCollections.options(user, sent))
                .removed((user, context) ->
                        new Effect.Submit(new RemovePrincipal(false, user.id().value())))
                .build();
    }

    private static List<UUID> principals(Context context) {
        return context.engine().access().principals(context.owner(Account.class).id()).stream()
                .map(Access.Principal::id)
                .toList();
    }

    static Collection.Builder<Account, org.vireo.rest.types.User> named(
            Collection.Builder<Account, org.vireo.rest.types.User> builder) {
        return builder.shown(UsersCollection::show)
                .field("name", (user, context) -> given(user))
                .field("lastname", (user, context) -> user.lastName())
                .field("usrname", (user, context) -> user.name() + "@" + user.domain())
                .field("login", (user, context) -> user.name())
                .field("directory", (user, context) -> user.domain())
                .field("department", (user, context) -> user.department())
                .field("email", (user, context) -> user.email());
    }

    private static String given(Account user) {
        return user.firstName().isEmpty() ? user.name() : user.firstName();
    }

    private static org.vireo.rest.types.User show(Account user, Context context) {
        var bean = new org.vireo.rest.types.User();
        bean.setName(given(user));
        bean.setDescription(user.description());
        bean.setLastName(user.lastName());
        bean.setEmail(user.email());
        bean.setDepartment(user.department());
        bean.setUserName(user.name() + "@" + user.domain());
        bean.setPrincipal(user.name());
        bean.setNamespace("*");
        bean.setDomainEntryId(user.id().value().toString());
        bean.setDomain(DomainsCollection.refer(user.domain(), context));
        return bean;
    }
}
