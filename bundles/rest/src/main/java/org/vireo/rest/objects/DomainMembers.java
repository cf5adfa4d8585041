package org.vireo.rest.objects;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.vireo.engine.api.auth.LocalUsers;
import org.vireo.engine.api.directory.DirectoryQuery;
import org.vireo.inventory.Account;
import org.vireo.inventory.UserGroup;
import org.vireo.inventory.Where;
import org.vireo.model.GroupId;
import org.vireo.model.UserId;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Source;

/**
 * Users or groups of a domain: of the engine's own from the inventory, of others asked in their directory, of which a thousand that match are
 * looked through at most.
 */
record DomainMembers(boolean groups) implements Source<Member> {
    static final String SEARCH = "add_users_and_groups_from_directory";

    /** Whether the caller may look into directories at all. */
    static boolean allowed(Context context) {
        return context.engine().authorizer().allowedSomewhere(context.exchange().caller(), SEARCH);
    }

    @Override
    public List<Member> list(Context context) {
        if (!allowed(context)) {
            return List.of();
        }
        var domain = context.owner(String.class);
        return domain.equals(LocalUsers.DOMAIN) ? own(context) : asked(domain, context);
    }

    private List<Member> own(Context context) {
        var own = Where.equal("domain", LocalUsers.DOMAIN).orderBy("name");
        return groups
                ? context.inventory().list(UserGroup.class, own).stream()
                        .map(Member::of)
                        .toList()
                : context.inventory().list(Account.class, own).stream()
                        .map(Member::of)
                        .toList();
    }

    /** What the search says is asked of the directory as far as it can be; the rest is decided among what that finds. */
    private List<Member> asked(String domain, Context context) {
        var text = context.parameters().text("search").filter(search -> !search.isBlank());
        var most = text.isPresent()
                ? DirectoryQuery.LARGEST
                : context.parameters().number("max").orElse(DirectoryQuery.LARGEST);
        var size = Math.max(1, Math.min(most, DirectoryQuery.LARGEST));
        var found = new LinkedHashMap<String, Member>();
        for (var patterns : DirectorySearch.of(groups, text)) {
            context.engine()
                    .directories()
                    .search(domain, new DirectoryQuery(groups, patterns, 0, size))
                    .entries()
                    .forEach(entry -> found.putIfAbsent(entry.id(), new Member(domain, entry)));
        }
        return List.copyOf(found.values());
    }

    @Override
    public Optional<Member> find(Context context, String id) {
        if (!allowed(context)) {
            return Optional.empty();
        }
        var domain = context.owner(String.class);
        return domain.equals(LocalUsers.DOMAIN)
                ? own(context, id)
                : Member.entryId(id)
                        .flatMap(entry -> context.engine().directories().byId(domain, groups, entry))
                        .map(entry -> new Member(domain, entry));
    }

    private Optional<Member> own(Context context, String id) {
        var number = Context.uuid(id);
        var found = groups
                ? context.inventory().find(UserGroup.class, new GroupId(number)).map(Member::of)
                : context.inventory().find(Account.class, new UserId(number)).map(Member::of);
        return found.filter(member -> member.domain().equals(LocalUsers.DOMAIN));
    }

    @Override
    public boolean outside() {
        return true;
    }

    @Override
    public String id(Member member) {
        return member.id();
    }

    /** The groups of a user of a domain. */
    static List<Member> groupsOf(Context context) {
        var user = context.owner(Member.class);
        if (!user.domain().equals(LocalUsers.DOMAIN)) {
            return context
                    .engine()
                    .directories()
                    .groupsOf(user.domain(), user.entry().id())
                    .stream()
                    .map(entry -> new Member(user.domain(), entry))
                    .toList();
        }
        return context.engine().access().groups(UserId.of(user.entry().id())).stream()
                .flatMap(id -> context.inventory().find(UserGroup.class, id).stream())
                .map(Member::of)
                .toList();
    }
}
