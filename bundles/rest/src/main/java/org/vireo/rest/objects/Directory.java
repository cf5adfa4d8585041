package org.vireo.rest.objects;

import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.auth.LocalUsers;
import org.vireo.inventory.Account;
import org.vireo.inventory.UserGroup;
import org.vireo.inventory.Where;
import org.vireo.model.GroupId;
import org.vireo.model.UserId;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Domain;
import org.vireo.rest.types.Group;

/** Users and groups as bodies name them. */
final class Directory {
    private Directory() {}

    /** By id, by {@code user_name} or by {@code principal}: {@code jane@internal-authz}, or a name with a domain beside it. */
    static Account user(org.vireo.rest.types.User sent, Context context) {
        return known(sent, context).orElseThrow(() -> missing(sent));
    }

    /** The one that the engine knows already. */
    static Optional<Account> known(org.vireo.rest.types.User sent, Context context) {
        var id = number(sent.getId(), sent.getDomainEntryId());
        if (id.isPresent() || sent.getId() != null) {
            return id.flatMap(number -> context.inventory().find(Account.class, new UserId(number)));
        }
        var domain = domain(sent.getDomain()).orElse(LocalUsers.DOMAIN);
        return named(sent)
                .map(wanted -> wanted.endsWith("@" + domain)
                        ? wanted.substring(0, wanted.length() - domain.length() - 1)
                        : wanted)
                .flatMap(name -> context.inventory()
                        .first(Account.class, Where.equal("name", name).andEqual("domain", domain)));
    }

    static RequestFault missing(org.vireo.rest.types.User sent) {
        return Optional.ofNullable(sent.getId())
                .or(() -> Optional.ofNullable(sent.getDomainEntryId()))
                .map(id -> RequestFault.noEntity("User", "id", id))
                .or(() -> named(sent).map(name -> RequestFault.noEntity("User", "name", name)))
                .orElseGet(() -> RequestFault.incomplete("User", "id|user_name", "add"));
    }

    /** What the body calls somebody. */
    static Optional<String> named(org.vireo.rest.types.User sent) {
        return Optional.ofNullable(sent.getUserName())
                .or(() -> Optional.ofNullable(sent.getPrincipal()))
                .or(() -> Optional.ofNullable(sent.getName()));
    }

    static UserGroup group(Group sent, Context context) {
        return known(sent, context).orElseThrow(() -> missing(sent));
    }

    /** The one that the engine knows already. */
    static Optional<UserGroup> known(Group sent, Context context) {
        var id = number(sent.getId(), sent.getDomainEntryId());
        if (id.isPresent() || sent.getId() != null) {
            return id.flatMap(number -> context.inventory().find(UserGroup.class, new GroupId(number)));
        }
        return Optional.ofNullable(sent.getName()).flatMap(name -> {
            var where = Where.equal("name", name);
            return context.inventory()
                    .first(
                            UserGroup.class,
                            domain(sent.getDomain())
                                    .map(domain -> where.andEqual("domain", domain))
                                    .orElse(where));
        });
    }

    static RequestFault missing(Group sent) {
        return Optional.ofNullable(sent.getId())
                .or(() -> Optional.ofNullable(sent.getDomainEntryId()))
                .map(id -> RequestFault.noEntity("Group", "id", id))
                .or(() -> Optional.ofNullable(sent.getName()).map(name -> RequestFault.noEntity("Group", "name", name)))
                .orElseGet(() -> RequestFault.incomplete("Group", "id|name", "add"));
    }

    /** Ids within directories may be any text; the engine's own are numbers. */
    private static Optional<UUID> number(String id, String entry) {
        if (id != null) {
            return Optional.of(Context.uuid(id));
        }
        try {
            return Optional.ofNullable(entry).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> domain(Domain sent) {
        return Optional.ofNullable(sent)
                .map(domain -> domain.getName() != null ? domain.getName() : DomainsCollection.name(domain.getId()));
    }
}
