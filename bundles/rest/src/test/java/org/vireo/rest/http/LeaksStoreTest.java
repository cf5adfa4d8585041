package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Logins.User;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.PredefinedRoles;
import org.vireo.identity.RoleAuthorizer;
import org.vireo.inventory.Account;
import org.vireo.inventory.Permission;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.RoleId;
import org.vireo.model.UserId;
import org.vireo.rest.fakes.Estate;
import org.vireo.rest.fakes.FakeEngine;

/** What users see who are no administrators, on every path there is: with a real store and the real rules. */
final class LeaksStoreTest {
    private static final int VMS = 60;
    private static final int GRANTED = 50;
    private static final RoleId USER_ROLE = RoleId.of("00000000-0000-0000-0001-000000000001");
    private static final UserId NOBODY = UserId.random();
    private static final UserId JANE = UserId.random();
    private static final Pattern HREF = Pattern.compile("href=\"/ovirt-engine/api(/[^\"{?]+)\"");
    /** Ids of machines, hosts, interfaces, disks, storage domains and attachments; the second data center and both clusters. */
    private static final Pattern SECRET = Pattern.compile(
            "00000000-0000-000[a-f]-0000-[0-9]{12}|00000000-0000-0000-0000-0000000000[cd]2|58cfb470-0[0-9a-f-]{26,27}");

    private static final Pattern SECRET_NAME = Pattern.compile("\\b(vm-[0-9]+|alpha|beta|remote|West)\\b");

    private static final Pattern MACHINE = Pattern.compile("0000-000[acdf]-0000-0*([0-9]+)");
    private static final int FEW = 2;

    private static TestStore store;
    private static RunningApi api;
    private static Set<String> paths;

    @BeforeAll
    static void start() throws Exception {
        store = new TestStore();
        Estate.fill(store, VMS);
        var engine = new FakeEngine(store);
        engine.authorizer = new RoleAuthorizer(store.access());
        store.transactions().run(() -> {
            account(FakeEngine.ADMIN, "admin");
            account(NOBODY, "nobody");
            account(JANE, "jane");
            grant(FakeEngine.ADMIN, PredefinedRoles.SUPER_USER, "system", Permit.SYSTEM);
            for (int number = 1; number <= GRANTED; number++) {
                grant(JANE, USER_ROLE, "vm", Estate.vm(number).value());
            }
        });
        engine.tokens.put("nobody", new User(NOBODY, "nobody@internal", false));
        engine.tokens.put("jane", new User(JANE, "jane@internal", false));
        api = new RunningApi(engine);
        paths = paths();
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
        store.close();
    }

    private static void account(UserId id, String name) {
        var account = new Account(id);
        account.setName(name);
        account.setProfile("internal");
        account.setDomain("internal-authz");
        account.setEnabled(true);
        store.inventory().add(account);
    }

    private static void grant(UserId user, RoleId role, String kind, UUID object) {
        var permission = new Permission(UUID.randomUUID());
        permission.setAccountId(Optional.of(user));
        permission.setRoleId(role);
        permission.setObjectKind(kind);
        permission.setObjectId(object);
        permission.setCreated(FakeEngine.NOW);
        store.inventory().add(permission);
    }

    private static java.net.http.HttpResponse<String> as(String token, String path) throws Exception {
        return api.send(api.to("/ovirt-engine/api" + path).header("Authorization", "Bearer " + token));
    }

    /** Every path that answers of an administrator lead to, of each kind of item a few. */
    private static Set<String> paths() throws Exception {
        var found = new LinkedHashSet<String>();
        var open = new ArrayDeque<>(List.of(""));
        var taken = new HashMap<String, Set<String>>();
        while (!open.isEmpty()) {
            var path = open.remove();
            var answer = api.get(path);
            for (MatchResult link : HREF.matcher(answer.body()).results().toList()) {
                var next = link.group(1);
                if (next.split("/").length <= 4 && wanted(next, taken) && found.add(next)) {
                    open.add(next);
                }
            }
        }
        return found;
    }

    /** Of each root a few items: those of the machines 3, which is granted, and 51, which is not, else the first ones. */
    private static boolean wanted(String path, Map<String, Set<String>> taken) {
        var segments = path.split("/");
        if (segments.length < 3) {
            return true;
        }
        var machine = MACHINE.matcher(path);
        if (machine.find()) {
            return List.of("3", "51").contains(machine.group(1));
        }
        var mine = taken.computeIfAbsent(segments[1], root -> new LinkedHashSet<>());
        return mine.contains(segments[2]) || (mine.size() < FEW && mine.add(segments[2]));
    }

    private static Set<String> secrets(String path, String body) {
        var hidden = new TreeSet<String>();
        SECRET.matcher(body).results().map(MatchResult::group).forEach(hidden::add);
        SECRET_NAME.matcher(body).results().map(MatchResult::group).forEach(hidden::add);
        hidden.removeIf(path::contains);
        return hidden;
    }

    @Test
    void nothingLeaksToWhoHasNoRights() throws Exception {
        var leaks = new ArrayList<String>();
        var asked = paths;
        var more = new ArrayList<>(asked);
        for (var root :
                List.of("vms", "templates", "networks", "vnicprofiles", "users", "groups", "events", "jobs", "tags")) {
            more.add("/" + root + "?follow=permissions.user,network.data_center,vms,cluster,host,template,disk,tags");
            more.add("/" + root + "?all_content=true&max=1000");
            more.add("/" + root + "?filter=false");
        }
        for (var path : more) {
            var answer = as("nobody", path);
            assertThat(answer.statusCode()).as(path).isIn(200, 400, 403, 404, 405);
            if (SECRET.matcher(path).find()) {
                assertThat(answer.statusCode()).as(path).isIn(404, 405);
            }
            secrets(path, answer.body()).forEach(secret -> leaks.add(path + " told " + secret));
        }
        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(leaks).isEmpty();
    }

    @Test
    void aUserSeesWhatIsGrantedAndWhatBelongsToIt() throws Exception {
        assertThat(ids("/vms", "000a"))
                .hasSize(GRANTED)
                .contains(Estate.vm(GRANTED).toString());
        assertThat(ids("/disks", "000d")).hasSize(GRANTED);
        assertThat(ids("/hosts", "000b")).isEmpty();
        assertThat(ids("/storagedomains", "000e")).isEmpty();
        assertThat(as("jane", "/clusters").body()).contains(Estate.FAR.toString(), Estate.DEFAULT.toString());
        assertThat(as("jane", "/users").body()).contains(JANE.toString()).doesNotContain(NOBODY.toString());
        assertThat(as("jane", "/jobs").body()).doesNotContain("<job ");
        assertThat(as("jane", "").body()).doesNotContain("<summary>");
    }

    @Test
    void whatIsNotSeenIsNotThere() throws Exception {
        for (var path : paths) {
            if (!path.matches(".*0000-000[acd]-0000-0*51\\b.*")) {
                continue;
            }
            assertThat(as("jane", path).statusCode()).as(path).isIn(404, 405);
        }
        assertThat(as("jane", "/vms/" + Estate.vm(3) + "?follow=host,cluster,disk_attachments.disk")
                        .body())
                .contains("vm-3")
                .doesNotContain("alpha", "beta", "<host ");
        assertThat(ids("/events?max=1000", "000a").stream().filter(id -> Integer.parseInt(id.substring(24)) > GRANTED))
                .isEmpty();
    }

    @Test
    void theViewOfUsersCountsRolesOfUsersOnly() throws Exception {
        assertThat(api.get("/vms?filter=true").body()).doesNotContain("<vm ");
        assertThat(api.send(api.api("/vms").header("Filter", "true")).body()).doesNotContain("<vm ");
        assertThat(api.get("/vms").body()).contains("<vm ");
        assertThat(as("jane", "/vms?filter=true").body()).contains("<vm ");
    }

    private static Set<String> ids(String path, String kind) throws Exception {
        return Pattern.compile("id=\"(00000000-0000-" + kind + "-0000-[0-9]{12})\"")
                .matcher(as("jane", path).body())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
