package org.vireo.inventory.jpa;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.inventory.Access;
import org.vireo.model.GroupId;
import org.vireo.model.RoleId;
import org.vireo.model.UserId;

/** Permissions in a database, by its views and functions: see the migration that makes them. Thread-safe. */
@Component
public final class JpaAccess implements Access {
    private static final String SYSTEM = "cast('aaa00000-0000-0000-0000-123456789aaa' as uuid)";
    private static final String EVERYONE = "cast('eee00000-0000-0000-0000-123456789eee' as uuid)";
    private static final String SUPER_USER = "cast('00000000-0000-0000-0000-000000000001' as uuid)";
    private static final String PRINCIPALS = "select cast(? as uuid) union select group_id from group_member"
            + " where account_id = cast(? as uuid) union select " + EVERYONE;
    /** Tables that are not called as their kind. */
    private static final Map<String, String> TABLES = Map.of("user", "account", "group", "user_group");

    private final Catalog catalog;
    private final Native sql;

    /** Joins these transactions. */
    @Activate
    public JpaAccess(@Reference JpaTransactions transactions) {
        this.sql = new Native(transactions);
        this.catalog = new Catalog(sql);
    }

    @Override
    public List<Principal> principals(UserId user) {
        return sql
                .rows(
                        "with me(id) as (" + PRINCIPALS
                                + ") select cast(me.id as text), exists (select 1 from granted_role g"
                                + " where g.principal_id = me.id and g.object_kind = 'system' and g.views_children"
                                + " and g.administrative) from me",
                        text(user.value()),
                        text(user.value()))
                .stream()
                .map(row -> new Principal(UUID.fromString((String) row[0]), (Boolean) row[1]))
                .toList();
    }

    @Override
    public boolean granted(UserId user, String permit, String kind, UUID object) {
        var parameters = new ArrayList<Object>(List.of(permit, text(user.value()), text(user.value()), text(object)));
        var owners = "";
        if (catalog.owned(kind)) {
            owners = " union all select owners_" + kind + "(cast(? as uuid))";
            parameters.add(text(object));
        }
        return sql.any(
                "select 1 from permission p join role_permit h on h.role_id = p.role_id"
                        + " join permit t on t.id = h.permit_id where t.name = ? and p.principal_id in (" + PRINCIPALS
                        + ") and p.object_id in (select cast(? as uuid) union all select " + SYSTEM + owners + ")",
                parameters.toArray());
    }

    @Override
    public boolean grantedAnywhere(UserId user, String permit) {
        return sql.any(
                "select 1 from permission p join role_permit h on h.role_id = p.role_id"
                        + " join permit t on t.id = h.permit_id where t.name = ? and p.principal_id in (" + PRINCIPALS
                        + ")",
                permit,
                text(user.value()),
                text(user.value()));
    }

    @Override
    public boolean grantedBeyondEveryone(UserId user, String permit) {
        return sql.any(
                "select 1 from permission p join role_permit h on h.role_id = p.role_id"
                        + " join permit t on t.id = h.permit_id where t.name = ? and (p.account_id = cast(? as uuid)"
                        + " or p.group_id in (select group_id from group_member where account_id = cast(? as uuid)))",
                permit,
                text(user.value()),
                text(user.value()));
    }

    @Override
    public boolean superUser(UserId user) {
        return sql.any(
                "select 1 from permission where role_id = " + SUPER_USER + " and object_id = " + SYSTEM
                        + " and principal_id in (" + PRINCIPALS + ")",
                text(user.value()),
                text(user.value()));
    }

    @Override
    public Set<UserId> superUsers() {
        return sql
                .ids(
                        "select cast(a.id as text) from account a where a.enabled and a.profile = 'internal' and exists (select 1 from permission p"
                                + " where p.role_id = " + SUPER_USER + " and p.object_id = " + SYSTEM
                                + " and (p.principal_id in (a.id, " + EVERYONE
                                + ") or exists (select 1 from group_member m"
                                + " where m.account_id = a.id and m.group_id = p.group_id)))")
                .stream()
                .map(UserId::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public boolean sees(Set<UUID> principals, boolean userRolesOnly, String kind, UUID object) {
        var mine = principals(principals);
        if (catalog.viewed(table(kind))) {
            return sql.any(
                    "select 1 from visible_" + table(kind) + " v where v.principal_id in " + mine
                            + " and v.id = cast(? as uuid)" + byUsers(userRolesOnly),
                    text(object));
        }
        var owners = catalog.owned(kind) ? " union all select owners_" + kind + "(cast(? as uuid))" : "";
        var parameters = new ArrayList<Object>(List.of(text(object), text(object)));
        if (owners.isEmpty()) {
            parameters.remove(1);
        }
        return sql.any(
                "select 1 from granted_role v where v.principal_id in " + mine + " and (v.object_id = cast(? as uuid)"
                        + " or v.views_children and v.object_id in (select " + SYSTEM + owners + "))"
                        + byUsers(userRolesOnly),
                parameters.toArray());
    }

    @Override
    public Optional<Set<UUID>> seen(Set<UUID> principals, boolean userRolesOnly, String kind) {
        if (!catalog.viewed(table(kind))) {
            return Optional.empty();
        }
        return Optional.of(sql.ids("select distinct cast(v.id as text) from visible_" + table(kind)
                + " v where v.principal_id in " + principals(principals) + byUsers(userRolesOnly)));
    }

    private static String byUsers(boolean userRolesOnly) {
        return userRolesOnly ? " and not v.administrative" : "";
    }

    private static String table(String kind) {
        return TABLES.getOrDefault(kind, kind);
    }

    /** Ids are numbers by their type: nothing else can get into the text. */
    private static String principals(Collection<UUID> principals) {
        return principals.stream()
                .map(id -> "cast('" + id + "' as uuid)")
                .collect(Collectors.joining(", ", "(null, ", ")"));
    }

    @Override
    public Set<UUID> owners(String kind, UUID object) {
        return catalog.owned(kind)
                ? sql.ids(
                        "select cast(o as text) from owners_" + kind + "(cast(? as uuid)) o where o is not null",
                        text(object))
                : Set.of();
    }

    @Override
    public List<PermitInfo> permits() {
        return sql.rows("select id, name, administrative, views_children from permit order by id").stream()
                .map(JpaAccess::permit)
                .toList();
    }

    @Override
    public List<PermitInfo> permits(RoleId role) {
        return sql
                .rows(
                        "select t.id, t.name, t.administrative, t.views_children from permit t join role_permit h"
                                + " on h.permit_id = t.id where h.role_id = cast(? as uuid) order by t.id",
                        text(role.value()))
                .stream()
                .map(JpaAccess::permit)
                .toList();
    }

    private static PermitInfo permit(Object... row) {
        return new PermitInfo(((Number) row[0]).intValue(), (String) row[1], (Boolean) row[2], (Boolean) row[3]);
    }

    @Override
    public void setPermits(RoleId role, Set<Integer> permits) {
        var id = text(role.value());
        sql.together(() -> {
            sql.change("delete from role_permit where role_id = cast(? as uuid)", id);
            permits.forEach(permit ->
                    sql.change("insert into role_permit (role_id, permit_id) values (cast(? as uuid), ?)", id, permit));
            sql.change(
                    "update role set views_children = exists (select 1 from role_permit h join permit t"
                            + " on t.id = h.permit_id where h.role_id = role.id and t.views_children)"
                            + " where id = cast(? as uuid)",
                    id);
        });
    }

    @Override
    public Set<UserId> members(GroupId group) {
        return sql
                .ids(
                        "select cast(account_id as text) from group_member where group_id = cast(? as uuid)",
                        text(group.value()))
                .stream()
                .map(UserId::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public Set<GroupId> groups(UserId user) {
        return sql
                .ids(
                        "select cast(group_id as text) from group_member where account_id = cast(? as uuid)",
                        text(user.value()))
                .stream()
                .map(GroupId::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public void join(UserId user, GroupId group) {
        sql.change(
                "insert into group_member (group_id, account_id) values (cast(? as uuid), cast(? as uuid))"
                        + " on conflict do nothing",
                text(group.value()),
                text(user.value()));
    }

    @Override
    public void leave(UserId user, GroupId group) {
        sql.change(
                "delete from group_member where group_id = cast(? as uuid) and account_id = cast(? as uuid)",
                text(group.value()),
                text(user.value()));
    }

    private static String text(UUID id) {
        return id.toString();
    }

    /** What the database offers for a kind; read once, because only migrations change it. Thread-safe. */
    private static final class Catalog {
        private final Native sql;
        private volatile Set<String> names;

        Catalog(Native sql) {
            this.sql = sql;
        }

        boolean viewed(String table) {
            return has("visible_" + table);
        }

        boolean owned(String kind) {
            return has("owners_" + kind);
        }

        private boolean has(String name) {
            var known = names;
            if (known == null) {
                known = read();
                names = known;
            }
            return known.contains(name);
        }

        private Set<String> read() {
            var found = new HashSet<String>();
            sql.rows("select table_name, 1 from information_schema.views where table_schema = current_schema()"
                            + " union all select proname, 2 from pg_proc"
                            + " where pronamespace = cast(current_schema() as regnamespace)")
                    .forEach(row -> found.add((String) row[0]));
            return Set.copyOf(found);
        }
    }
}
