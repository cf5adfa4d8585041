package org.vireo.rest.objects;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.vireo.engine.api.auth.LocalUsers;
import org.vireo.engine.api.directory.DirectoryEntry;
import org.vireo.inventory.Account;
import org.vireo.inventory.UserGroup;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.types.Group;
import org.vireo.rest.types.User;

/**
 * A user or group as its authorization domain has it, whether the engine knows it or not. Immutable.
 *
 * @param domain which
 * @param entry what it is
 */
record Member(String domain, DirectoryEntry entry) {
    static Member of(Account user) {
        return new Member(
                user.domain(),
                new DirectoryEntry(
                        false,
                        user.id().value().toString(),
                        user.name(),
                        user.firstName(),
                        user.lastName(),
                        user.email(),
                        user.department(),
                        user.description()));
    }

    static Member of(UserGroup group) {
        return new Member(
                group.domain(),
                new DirectoryEntry(
                        true, group.id().value().toString(), group.name(), "", "", "", "", group.description()));
    }

    /** The engine's own have a number; ids of other directories are any text, and in addresses they are hexadecimal digits. */
    String id() {
        return domain.equals(LocalUsers.DOMAIN)
                ? entry.id()
                : HexFormat.of().formatHex(entry.id().getBytes(StandardCharsets.UTF_8));
    }

    /** The id within its directory that an address means. */
    static Optional<String> entryId(String id) {
        try {
            return Optional.of(new String(HexFormat.of().parseHex(id), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String given() {
        return entry.firstName().isEmpty() ? entry.name() : entry.firstName();
    }

    private String login() {
        return entry.name() + "@" + domain;
    }

    static Collection.Builder<Member, User> users(DomainMembers source) {
        return Collection.of("users", User.class, source)
                .shown(Member::user)
                .field("name", (member, context) -> member.given())
                .field("lastname", (member, context) -> member.entry().lastName())
                .field("usrname", (member, context) -> member.login())
                .field("login", (member, context) -> member.entry().name())
                .field("directory", (member, context) -> member.domain())
                .field("department", (member, context) -> member.entry().department())
                .field("email", (member, context) -> member.entry().email());
    }

    static Collection.Builder<Member, Group> groups(DomainMembers source) {
        return Collection.of("groups", Group.class, source)
                .shown(Member::group)
                .field("name", (member, context) -> member.entry().name())
                .field("directory", (member, context) -> member.domain());
    }

    private User user(Context context) {
        var bean = new User();
        bean.setName(given());
        bean.setDescription(entry.description());
        bean.setLastName(entry.lastName());
        bean.setEmail(entry.email());
        bean.setDepartment(entry.department());
        bean.setUserName(login());
        bean.setPrincipal(entry.name());
        bean.setNamespace("*");
        bean.setDomainEntryId(entry.id());
        bean.setDomain(DomainsCollection.refer(domain, context));
        return bean;
    }

    Group group(Context context) {
        var bean = new Group();
        bean.setName(entry.name());
        bean.setDescription(entry.description());
        bean.setNamespace("*");
        bean.setDomainEntryId(entry.id());
        bean.setDomain(DomainsCollection.refer(domain, context));
        return bean;
    }
}
