package org.vireo.rest.objects;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.vireo.engine.api.auth.LocalUsers;
import org.vireo.engine.api.directory.Directories;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Source;
import org.vireo.rest.types.Domain;
import org.vireo.rest.types.Group;

/** Authorization domains: that of the engine itself and those of directories, with users and groups whether the engine knows them or not. */
final class DomainsCollection {
    private DomainsCollection() {}

    static Collection<String, Domain> root() {
        return Collection.of(
                        "domains", Domain.class, Source.<String>of(DomainsCollection::names, DomainsCollection::id))
                .forEveryone()
                .shown((name, context) -> show(name))
                .child(users())
                .child(groups())
                .field("name", (name, context) -> name)
                .build();
    }

    private static List<String> names(Context context) {
        return Stream.concat(
                        Stream.of(LocalUsers.DOMAIN),
                        context.engine().directories().list().stream().map(Directories.Directory::domain))
                .toList();
    }

    /** Clients know domains by their names in hexadecimal digits. */
    static String id(String name) {
        return HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
    }

    static String name(String id) {
        return Member.entryId(String.valueOf(id)).orElse(String.valueOf(id));
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

    private static Collection<Member, org.vireo.rest.types.User> users() {
        var groups = Source.outside(Source.of(DomainMembers::groupsOf, Member::id));
        return Member.users(new DomainMembers(false))
                .child(Collection.of("groups", Group.class, groups)
                        .shown(Member::group)
                        .build())
                .build();
    }

    private static Collection<Member, Group> groups() {
        return Member.groups(new DomainMembers(true)).build();
    }
}
