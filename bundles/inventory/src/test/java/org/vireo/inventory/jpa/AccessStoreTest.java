package org.vireo.inventory.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.inventory.Access;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.UserId;

/** What the views and functions say, against the rules written down once more, for permissions given at random. */
final class AccessStoreTest {
    private static final String SYSTEM = "aaa00000-0000-0000-0000-123456789aaa";
    private static final String SUPER_USER = "00000000-0000-0000-0000-000000000001";
    private static final String USER_ROLE = "00000000-0000-0000-0001-000000000001";
    private static final String VM_CREATOR = "def0000a-0000-0000-0000-def00000000d";
    private static final String CLUSTER_ADMIN = "def00001-0000-0000-0000-def000000001";
    private static final List<String> ROLES = List.of(SUPER_USER, USER_ROLE, VM_CREATOR, CLUSTER_ADMIN);
    private static final int ROUNDS = 60;

    private static TestStore store;
    private static Access access;
    private static final List<Thing> THINGS = new ArrayList<>();

    /** An object, and what it belongs to from the nearest outwards. */
    private record Thing(String kind, UUID id, List<Thing> owners) {
        boolean belongsTo(UUID other) {
            return owners.stream().anyMatch(owner -> owner.id().equals(other));
        }
    }

    private record Grant(UUID principal, String role, String kind, UUID object) {
        boolean shows() {
            return !role.equals(VM_CREATOR);
        }

        boolean administrative() {
            return role.equals(SUPER_USER) || role.equals(CLUSTER_ADMIN);
        }
    }

    @BeforeAll
    static void build() throws SQLException {
        store = new TestStore();
        access = store.access();
        sql("delete from permission");
        for (int i = 0; i < 2; i++) {
            var center = thing("data_center", List.of());
            sql("insert into data_center (id, name, status, mac_pool_id) select '" + center.id() + "', 'd" + i
                    + "', 'UP', id from mac_pool");
            var domain = thing("storage_domain", List.of(center));
            sql("insert into storage_domain (id, name, role, status, data_center_id) values ('" + domain.id() + "', 's"
                    + i + "', 'DATA', 'ACTIVE', '" + center.id() + "')");
            for (int j = 0; j < 2; j++) {
                cluster(center, domain, i * 2 + j);
            }
        }
    }

    private static void cluster(Thing center, Thing domain, int number) throws SQLException {
        var cluster = thing("cluster", List.of(center));
        sql("insert into cluster (id, name, data_center_id) values ('" + cluster.id() + "', 'c" + number + "', '"
                + center.id() + "')");
        var host = thing("host", List.of(cluster, center));
        sql("insert into host (id, name, cluster_id, status) values ('" + host.id() + "', 'h" + number + "', '"
                + cluster.id() + "', 'UP')");
        for (int i = 0; i < 2; i++) {
            var vm = thing("vm", List.of(cluster, center));
            sql("insert into vm (id, name, cluster_id, template_id, original_template_id, status, settings, created)"
                    + " select '" + vm.id() + "', 'v" + number + i + "', '" + cluster.id()
                    + "', id, id, 'DOWN', settings, now() from template where name = 'Blank'");
            var disk = thing("disk", List.of(domain, vm, cluster, center));
            sql("insert into disk (id, name, status, storage_domain_id, format, created) values ('" + disk.id()
                    + "', 'k', 'OK', '" + domain.id() + "', 'RAW', now())");
            sql("insert into disk_attachment (id, disk_id, vm_id, interface) values (gen_random_uuid(), '" + disk.id()
                    + "', '" + vm.id() + "', 'VIRTIO')");
        }
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static Thing thing(String kind, List<Thing> owners) {
        var thing = new Thing(kind, UUID.randomUUID(), owners);
        THINGS.add(thing);
        return thing;
    }

    private static void sql(String text) throws SQLException {
        try (var connection = store.source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static List<Grant> give(Random random, UUID user, UUID group) throws SQLException {
        var grants = new ArrayList<Grant>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            var on = random.nextInt(10) == 0 ? null : THINGS.get(random.nextInt(THINGS.size()));
            var grant = new Grant(
                    random.nextBoolean() ? user : group,
                    ROLES.get(random.nextInt(ROLES.size())),
                    on == null ? "system" : on.kind(),
                    on == null ? UUID.fromString(SYSTEM) : on.id());
            if (grants.contains(grant)) {
                continue;
            }
            grants.add(grant);
            sql("insert into permission (id, role_id, " + (grant.principal().equals(user) ? "account_id" : "group_id")
                    + ", object_kind, object_id, created) values (gen_random_uuid(), '" + grant.role() + "', '"
                    + grant.principal() + "', '" + grant.kind() + "', '" + grant.object() + "', now())");
        }
        return grants;
    }

    /** The rules in words: a permission on it, on what it belongs to by a role that shows it, or on what shows it along. */
    private static boolean shown(Thing thing, Grant grant) {
        if (thing.kind().equals("host") && !grant.administrative()) {
            return false;
        }
        if (grant.object().equals(thing.id())) {
            return true;
        }
        var above = grant.kind().equals("system") || thing.belongsTo(grant.object());
        // what a machine consists of is shown with it, whatever the role
        var part = thing.kind().equals("disk") && grant.kind().equals("vm") && thing.belongsTo(grant.object());
        return (above && (grant.shows() || part)) || along(thing, grant);
    }

    private static boolean along(Thing thing, Grant grant) {
        var lower = thing.kind().equals("cluster")
                ? Set.of("vm", "host")
                : thing.kind().equals("data_center")
                        ? Set.of("vm", "host", "cluster", "storage_domain")
                        : Set.<String>of();
        var upwards = lower.contains(grant.kind());
        return upwards && granted(grant).belongsTo(thing.id());
    }

    private static Thing granted(Grant grant) {
        return THINGS.stream()
                .filter(one -> one.id().equals(grant.object()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void viewsShowWhatTheRulesSay() throws SQLException {
        var random = new Random(20261122);
        for (int round = 0; round < ROUNDS; round++) {
            var user = new UserId(UUID.randomUUID());
            var group = UUID.randomUUID();
            sql("insert into account (id, name, profile, enabled) values ('" + user + "', 'u" + round
                    + "', 'internal', true)");
            sql("insert into user_group (id, name) values ('" + group + "', 'g" + round + "')");
            sql("insert into group_member (group_id, account_id) values ('" + group + "', '" + user + "')");
            var grants = give(random, user.value(), group);
            var principals = new HashSet<UUID>();
            access.principals(user).forEach(principal -> principals.add(principal.id()));
            for (var usersOnly : List.of(false, true)) {
                Predicate<Grant> counts = grant -> !usersOnly || !grant.administrative();
                for (var kind : Set.of("data_center", "cluster", "host", "vm", "disk", "storage_domain")) {
                    var ours = new HashSet<>(
                            access.seen(principals, usersOnly, kind).orElseThrow());
                    for (var thing : THINGS) {
                        if (thing.kind().equals(kind)) {
                            var expected = grants.stream().filter(counts).anyMatch(grant -> shown(thing, grant));
                            assertThat(ours.contains(thing.id()))
                                    .as(round + " " + thing + " " + grants)
                                    .isEqualTo(expected);
                            assertThat(access.sees(principals, usersOnly, kind, thing.id()))
                                    .isEqualTo(expected);
                        }
                    }
                }
            }
            permitsAreInherited(user, grants);
            sql("delete from permission");
        }
    }

    private static void permitsAreInherited(UserId user, List<Grant> grants) {
        for (var thing : THINGS) {
            var expected = grants.stream()
                    .filter(grant -> !grant.role().equals(USER_ROLE))
                    .anyMatch(grant -> grant.kind().equals("system")
                            || grant.object().equals(thing.id())
                            || thing.belongsTo(grant.object()));
            assertThat(access.granted(user, "create_vm", thing.kind(), thing.id()))
                    .as(thing + " " + grants)
                    .isEqualTo(expected);
        }
    }

    @Test
    void permissionsGoWithTheirObjects() throws SQLException {
        var vm = UUID.randomUUID();
        var user = UUID.randomUUID();
        sql("insert into account (id, name, profile, enabled) values ('" + user + "', 'gone', 'internal', true)");
        sql("insert into vm (id, name, cluster_id, template_id, original_template_id, status, settings, created)"
                + " select '" + vm + "', 'gone', c.id, t.id, t.id, 'DOWN', t.settings, now() from template t, cluster c"
                + " where t.name = 'Blank' and c.name = 'c0'");
        sql("insert into permission (id, role_id, account_id, object_kind, object_id, created) values"
                + " (gen_random_uuid(), '" + USER_ROLE + "', '" + user + "', 'vm', '" + vm + "', now())");
        assertThat(access.sees(Set.of(user), true, "vm", vm)).isTrue();

        sql("delete from vm where id = '" + vm + "'");

        assertThat(access.sees(Set.of(user), true, "vm", vm)).isFalse();
        assertThat(access.grantedAnywhere(new UserId(user), "run_vm")).isFalse();
    }
}
