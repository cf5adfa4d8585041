package org.vireo.rest.objects;

import java.util.Optional;
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
        var id = Optional.ofNullable(sent.getId()).or(() -> Optional.ofNullable(sent.getDomainEntryId()));
        if (id.isPresent()) {
            return context.inventory()
                    .find(Account.class, new UserId(Context.uuid(id.get())))
                    .orElseThrow(() -> RequestFault.noEntity("User", "id", id.get()));
        }
        var wanted = Optional.ofNullable(sent.getUserName())
                .or(() -> Optional.ofNullable(sent.getPrincipal()))
                .or(() -> Optional.ofNullable(sent.getName()))
                .orElseThrow(() -> RequestFault.incomplete("User", "id|user_name", "add"));
        var domain = domain(sent.getDomain()).orElse(LocalUsers.DOMAIN);
        var name = wanted.endsWith("@" + domain) ? wanted.substring(0, wanted.length() - domain.length() - 1) : wanted;
        return context.inventory()
                .first(Account.class, Where.equal("name", name).andEqual("domain", domain))
                .orElseThrow(() -> RequestFault.noEntity("User", "name", wanted));
    }

    static UserGroup group(Group sent, Context context) {
        var id = Optional.ofNullable(sent.getId()).or(() -> Optional.ofNullable(sent.getDomainEntryId()));
        if (id.isPresent()) {
            return context.inventory()
                    .find(UserGroup.class, new GroupId(Context.uuid(id.get())))
                    .orElseThrow(() -> RequestFault.noEntity("Group", "id", id.get()));
        }
        var name = Optional.ofNullable(sent.getName())
                .orElseThrow(() -> RequestFault.incomplete("Group", "id|name", "add"));
        return context.inventory()
                .first(UserGroup.class, Where.equal("name", name))
                .orElseThrow(() -> RequestFault.noEntity("Group", "name", name));
    }

    private static Optional<String> domain(Domain sent) {
        return Optional.ofNullable(sent)
                .map(domain -> domain.getName() != null ? domain.getName() : DomainsCollection.name(domain.getId()));
    }
}
