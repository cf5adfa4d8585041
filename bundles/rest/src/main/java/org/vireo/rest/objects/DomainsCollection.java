package org.vireo.rest.objects;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.vireo.engine.api.auth.LocalUsers;
import org.vireo.inventory.Account;
import org.vireo.inventory.UserGroup;
import org.vireo.inventory.Where;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Source;
import org.vireo.rest.types.Domain;
import org.vireo.rest.types.Group;

/** Authorization domains: that of the engine itself, whose users and groups are searched here whether the engine knows them or not. */
final class DomainsCollection {
    private static final String SEARCH = "add_users_and_groups_from_directory";

    private DomainsCollection() {}

    static Collection<String, Domain> root() {
        return Collection.of(
                        "domains",
                        Domain.class,
                        Source.<String>of(context -> List.of(LocalUsers.DOMAIN), DomainsCollection::id))
                .forEveryone()
                .shown((name, context) -> show(name))
                .child(users())
                .child(groups())
                .field("name", (name, context) -> name)
                .build();
    }

    /** Clients know domains by their names in hexadecimal digits. */
    static String id(String name) {
        return HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
    }

    static String name(String id) {
        return id.equals(id(LocalUsers.DOMAIN)) ? LocalUsers.DOMAIN : String.valueOf(id);
    }

    static Domain refer(String name, Context context) {
        var domain = context.refer(new Domain(), "domains", id(name));
        domain.setName(name);
        return domain;
    }

    private static Domain show(String name) {
        var bean = new Domain();
        bean.setName(name);
        return bean;
    }

    private static boolean searches(Context context) {
        return context.engine().authorizer().allowedSomewhere(context.exchange().caller(), SEARCH);
    }

    private static Collection<Account, org.vireo.rest.types.User> users() {
        Source<Account> source = Source.of(
                context -> searches(context)
                        ? context.inventory()
                                .list(
                                        Account.class,
                                        Where.equal("domain", LocalUsers.DOMAIN).orderBy("name"))
                        : List.of(),
                account -> account.id().value().toString());
        return UsersCollection.named(Collection.of("users", org.vireo.rest.types.User.class, source))
                .child(Collection.of("groups", Group.class, GroupsCollection.ofUser())
                        .shown(GroupsCollection::show)
                        .build())
                .build();
    }

    private static Collection<UserGroup, Group> groups() {
        Source<UserGroup> source = Source.of(
                context -> searches(context)
                        ? context.inventory()
                                .list(
                                        UserGroup.class,
                                        Where.equal("domain", LocalUsers.DOMAIN).orderBy("name"))
                        : List.of(),
                group -> group.id().value().toString());
        return GroupsCollection.named(Collection.of("groups", Group.class, source))
                .build();
    }
}
