package org.vireo.rest.objects;

import org.vireo.inventory.Account;
import org.vireo.model.UserId;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.searched.MoreSearched;
import org.vireo.rest.types.Permission;
import org.vireo.rest.types.Role;
import org.vireo.rest.types.SshPublicKey;
import org.vireo.rest.types.UserOption;

/** Users. */
final class UsersCollection {
    private UsersCollection() {}

    static Collection<Account, org.vireo.rest.types.User> root() {
        return Collection.of(
                        "users",
                        org.vireo.rest.types.User.class,
                        EntitySource.all(Account.class, UserId::new, Account::id))
                .guardedBy("user", Account::id)
                .shown(UsersCollection::show)
                .empty("permissions", Permission.class)
                .empty("roles", Role.class)
                .child(AssignedCollection.tags(
                        "user", context -> context.owner(Account.class).id().value()))
                .empty("sshpublickeys", SshPublicKey.class)
                .empty("options", UserOption.class)
                .searched(MoreSearched.USERS)
                .build();
    }

    private static org.vireo.rest.types.User show(Account user, Context context) {
        var bean = new org.vireo.rest.types.User();
        bean.setName(user.name());
        bean.setDescription(user.description());
        bean.setUserName(user.name() + "@" + user.domain());
        bean.setPrincipal(user.name());
        bean.setNamespace("*");
        bean.setDomainEntryId(user.id().value().toString());
        return bean;
    }
}
