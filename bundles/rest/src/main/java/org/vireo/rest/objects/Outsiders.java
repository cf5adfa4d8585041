package org.vireo.rest.objects;

import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.auth.LocalUsers;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.directory.Directories;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Domain;
import org.vireo.rest.types.Group;
import org.vireo.rest.types.User;

/** Users and groups that bodies name and that their directories are asked for. Not within a transaction. */
final class Outsiders {
    private Outsiders() {}

    /** Empty when the body does not name a directory other than the engine's own. */
    static Optional<UUID> user(User sent, Context context) {
        var name = Directory.named(sent);
        var id = Optional.ofNullable(sent.getDomainEntryId());
        return domain(sent.getDomain(), name, context)
                .map(domain -> kept(domain, false, id, name.map(text -> plain(text, domain)), context));
    }

    /** Empty when the body does not name a directory other than the engine's own. */
    static Optional<UUID> group(Group sent, Context context) {
        var name = Optional.ofNullable(sent.getName());
        var id = Optional.ofNullable(sent.getDomainEntryId());
        return domain(sent.getDomain(), name, context)
                .map(domain -> kept(domain, true, id, name.map(text -> plain(text, domain)), context));
    }

    /** The one that is named, or else the one that the name ends with. */
    private static Optional<String> domain(Domain sent, Optional<String> name, Context context) {
        if (sent != null && (sent.getName() != null || sent.getId() != null)) {
            return Optional.of(sent.getName() != null ? sent.getName() : DomainsCollection.name(sent.getId()))
                    .filter(domain -> !domain.equals(LocalUsers.DOMAIN));
        }
        return name.flatMap(text -> context.engine().directories().list().stream()
                .map(Directories.Directory::domain)
                .filter(domain -> text.endsWith("@" + domain))
                .findFirst());
    }

    private static String plain(String name, String domain) {
        return name.endsWith("@" + domain) ? name.substring(0, name.length() - domain.length() - 1) : name;
    }

    private static UUID kept(
            String domain, boolean group, Optional<String> id, Optional<String> name, Context context) {
        if (!DomainMembers.allowed(context)) {
            throw RequestFault.forbidden(Permit.system(DomainMembers.SEARCH));
        }
        var directories = context.engine().directories();
        var kind = group ? "Group" : "User";
        if (directories.list().stream().noneMatch(one -> one.domain().equals(domain))) {
            throw RequestFault.noEntity("Domain", "name", domain);
        }
        if (id.isEmpty() && name.isEmpty()) {
            throw RequestFault.incomplete(kind, group ? "domain_entry_id|name" : "domain_entry_id|user_name", "add");
        }
        var found = id.isPresent()
                ? directories.byId(domain, group, id.get())
                : directories.byName(domain, group, name.orElseThrow());
        return directories.keep(
                domain,
                found.orElseThrow(() -> RequestFault.noEntity(
                        kind,
                        id.isPresent() ? "domain_entry_id" : "name",
                        id.or(() -> name).orElseThrow())));
    }
}
