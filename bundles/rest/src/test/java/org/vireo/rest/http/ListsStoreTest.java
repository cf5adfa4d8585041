package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.Sight;
import org.vireo.inventory.store.TestStore;
import org.vireo.rest.fakes.Estate;
import org.vireo.rest.fakes.FakeEngine;

/** Searches, pages and visibility of lists, as the store decides them. */
final class ListsStoreTest {
    private static final Pattern NAMES = Pattern.compile("(?m)^ {8}<name>([^<]*)</name>");
    private static final int VMS = 24;

    private static TestStore store;
    private static RunningApi api;
    private static volatile Sight sight = new Sight.Everything();

    @BeforeAll
    static void start() throws Exception {
        store = new TestStore();
        Estate.fill(store, VMS);
        var engine = new FakeEngine(store);
        engine.authorizer = new Authorizer() {
            @Override
            public boolean allowed(Caller caller, Permit permit) {
                return sight instanceof Sight.Everything;
            }

            @Override
            public Sight sight(Caller caller) {
                return sight;
            }

            @Override
            public boolean sees(Sight seen, String kind, java.util.UUID object) {
                return seen instanceof Sight.Everything || inView(kind, object);
            }

            @Override
            public Sight userSight(Caller caller) {
                return new Sight.Some(Set.of(caller.user().value()), true);
            }
        };
        api = new RunningApi(engine);
    }

    private static boolean inView(String kind, java.util.UUID object) {
        try (var connection = store.source().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select 1 from visible_" + kind + " where id = '" + object
                        + "' and principal_id = (select id from account where name = 'visitor')")) {
            return rows.next();
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
        store.close();
    }

    private static String names(String path, String search) throws Exception {
        return names(path, search, "");
    }

    private static String names(String path, String search, String more) throws Exception {
        var answer = api.get("/" + path + "?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8) + more);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return String.join(
                ",",
                NAMES.matcher(answer.body())
                        .results()
                        .map(found -> found.group(1))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=vm-7 | vm-7",
                "name=\"VM-7\" | vm-7",
                "Vms: name=vm-7 | vm-7",
                "vm-17 | vm-17",
                "name=vm-1* and status=up | vm-12,vm-15,vm-18",
                "name=vm-7 or name=vm-9 | vm-7,vm-9",
                "name=vm-7 or name=vm-9 and status=up | vm-7,vm-9",
                "(name=vm-7 or name=vm-9) and status=up | vm-9",
                "status!=down and cluster=far | vm-12,vm-18,vm-24,vm-6",
                "id=00000000-0000-000a-0000-000000000003 | vm-3",
                "id=00000000-0000-000a-0000-00000000000* | vm-1,vm-2,vm-3,vm-4,vm-5,vm-6,vm-7,vm-8,vm-9",
                "id=nonsense | ''",
                "datacenter=west and status=up | vm-12,vm-18,vm-24,vm-6",
                "Clusters.name=far and Datacenters.name=We* and status=up | vm-12,vm-18,vm-24,vm-6",
                "host.name=beta | vm-12,vm-18,vm-24,vm-6",
                "host=alpha sortby name desc | vm-9,vm-3,vm-21,vm-15",
                "Storage.name=remote and status=up | vm-12,vm-18,vm-24,vm-6",
                "Hosts.cluster=far | vm-12,vm-18,vm-24,vm-6",
                "tag=blue and status=up | vm-12,vm-24",
                "template=Blank and name=vm-2 | vm-2",
                "ip=10.1.0.3 | vm-3",
                "ip=fe80* and name=vm-6 | vm-6",
                "fqdn=guest9.example | vm-9",
                "loggedinuser=root and name=vm-9 | vm-9",
                "memory=4096 and status=up | vm-15,vm-3",
                "memory>2048 and memory<=3072 and status=up | vm-18,vm-6",
                "creationdate>=11/19/2026 | vm-1,vm-2,vm-3",
                "creationdate=yesterday | vm-1",
                "creationdate<2026-10-31 | vm-23,vm-24",
                "uptime<400 | vm-3,vm-6",
                "comment=100%_sure* and status=up | vm-15",
                "comment=100__sure* | ''",
                "Events.severity=error and status=up | vm-15,vm-21,vm-3,vm-9",
                "network=ovirtmgmt and name=vm-4 | vm-4",
                "disk.alias=vm-5_Disk1 | vm-5",
                "type=server and os=other and architecture=x86_64 and name=vm-2* | vm-2,vm-20,vm-21,vm-22,vm-23,vm-24",
                "name!=vm-* | ''",
                "pool=any | ''",
                "page 2 | ''",
                "name=vm-2* page 1 | vm-2,vm-20,vm-21,vm-22,vm-23,vm-24",
            })
    void findsVirtualMachines(String search, String found) throws Exception {
        assertThat(names("vms", search)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hosts | hw_id=hw-2 and datacenter=West and status=Up | beta",
                "hosts | cluster=Default | alpha",
                "hosts | Vms.name=vm-6 | beta",
                "hosts | cpus=8 | alpha",
                "hosts | cpus>8 and address=10.0.0.* | beta",
                "clusters | datacenter.name=west | far",
                "clusters | Vms.status=up and name=far | far",
                "datacenters | Clusters.name=far | West",
                "datacenters | storage.name=local | Default",
                "datacenters | local=false sortby name desc | West,Default",
                "storagedomains | free_size>61 | remote",
                "storagedomains | used_size=39 and type=localfs | local",
                "storagedomains | datacenter=West and status=active | remote",
                "storagedomains | Vms.name=vm-2 | remote",
                "disks | alias=vm-3_Disk1 | vm-3_Disk1",
                "disks | vm_names=vm-4 and disk_type=image | vm-4_Disk1",
                "disks | vm_names=vm-4 and disk_type!=lun | vm-4_Disk1",
                "disks | disk_type=lun | ''",
                "disks | provisioned_size=7 and storage=remote sortby name | vm-14_Disk1,vm-20_Disk1,vm-2_Disk1,vm-8_Disk1",
                "networks | datacenter=Default and mtu=0 | ovirtmgmt",
                "vnicprofiles | network=ovirtmgmt | ovirtmgmt",
                "templates | status=ok and Vms.name=vm-1 | Blank",
                "users | usrname=admin@internal-authz | ''",
            })
    void findsObjectsOfOtherKinds(String path, String search, String found) throws Exception {
        assertThat(names(path, search)).isEqualTo(found);
    }

    @Test
    void pagesThroughWhatIsFound() throws Exception {
        assertThat(names("vms", "sortby creationdate page 2", "&max=3")).isEqualTo("vm-21,vm-20,vm-19");
        assertThat(names("vms", "status=down sortby memory desc", "&max=2")).isEqualTo("vm-11,vm-19");
        assertThat(names("vms", "sortby cluster desc", "&max=2")).isEqualTo("vm-10,vm-12");
        assertThat(names("vms", "name=vm-1*", ";max=2".replace(';', '&'))).isEqualTo("vm-1,vm-10");
        assertThat(names("vms", "name=VM-7", "&case_sensitive=true")).isEmpty();
        assertThat(names("vms", "name=VM-7", "&case_sensitive=junk")).isEqualTo("vm-7");
        assertThat(names("clusters/" + Estate.FAR.value() + "/networks", "name=x"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/vms?total&max=5 | 24",
                "/vms?search=page%202&total=true&max=5 | 24",
                "/vms?search=status%3Ddown%20sortby%20name%20page%203&total=true&max=2 | 16",
                "/vms?search=name%3D&total=true | 0",
                "/roles?search=name%3DUser*%20page%202&total=true&max=1 | 6",
                "/vms?max=5 | ''",
                "/vms?max=5&total=false | ''",
            })
    void tellsHowManyThereAreInAllWhereAsked(String path, String total) throws Exception {
        assertThat(api.get(path).headers().firstValue("Vireo-Total").orElse("")).isEqualTo(total);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=",
                "=x",
                "name==x",
                "nosuchfield=x",
                "Nothing.name=x",
                "name=x and",
                "(name=x",
                "name=x)",
                "name=\"x",
                "name=x page 0",
                "name=x page one",
                "sortby nosuchfield",
                "name!x",
                "and",
                "name=x sortby",
            })
    void findsNothingByWhatIsNoSearch(String search) throws Exception {
        assertThat(names("vms", search)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name='; drop table vm; --",
                "name=\"' or '1'='1\"",
                "name=\\",
                "name=%",
                "name=_",
                "name=\u0000",
                "name=\u0001\u001b",
                "\u0000",
                "name=vm-\ud83d\ude00*",
                "memory=99999999999999999999999999999999999999999",
                "memory=1e999999999",
                "creationdate>99999999-01-01",
                "uptime>9999999999999999999",
                "page 9999999",
            })
    void survivesHostileTexts(String search) throws Exception {
        assertThat(names("vms", search)).isEmpty();
        assertThat(names("vms", "name=vm-1")).isEqualTo("vm-1");
    }

    @Test
    void showsEventsNewestFirst() throws Exception {
        assertThat(indexes("max=2")).containsExactly(24, 23);
        assertThat(indexes("from=22")).containsExactly(24, 23);
        assertThat(indexes("search=severity%3Derror&max=2")).containsExactly(23, 21);
        assertThat(indexes("search=severity%3Enormal&max=1")).containsExactly(23);
        assertThat(indexes("search=host.name%3Dbeta")).isEmpty();
        assertThat(indexes("search=event_vm%3Dvm-7")).containsExactly(7);
        assertThat(indexes("search=Vms.status%3Dup%20and%20type%3D119&max=2")).containsExactly(21, 15);
        assertThat(indexes("search=correlation_id%3Dc-5")).containsExactly(5);
        assertThat(indexes("search=sortby%20time%20asc&max=1")).containsExactly(1);
        assertThat(indexes("search=time%3Etoday&from=20")).isEmpty();
        assertThat(api.get("/events/7").body()).contains("VM vm-7 was started");
        assertThat(api.get("/events/700").statusCode()).isEqualTo(404);
    }

    private static List<Integer> indexes(String query) throws Exception {
        return Pattern.compile("<index>(\\d+)</index>")
                .matcher(api.get("/events?" + query).body())
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    @Test
    void showsOthersOnlyWhatTheirPermissionsShow() throws Exception {
        var user = java.util.UUID.randomUUID();
        grant(user, "vm", Estate.vm(6).value());
        sight = new Sight.Some(Set.of(user), false);
        try {
            assertThat(names("vms", "name=vm-*")).isEqualTo("vm-6");
            assertThat(names("vms", "sortby memory page 1", "&max=5")).isEqualTo("vm-6");
            assertThat(api.get("/vms?total=true").headers().firstValue("Vireo-Total"))
                    .as("those of others are not counted")
                    .hasValue("1");
            assertThat(names("vms", "cluster=far")).isEqualTo("vm-6");
            assertThat(names("vms", "host.name=beta"))
                    .as("hosts are not theirs")
                    .isEmpty();
            assertThat(names("vms", "host.name!=beta")).isEqualTo("vm-6");
            assertThat(names("clusters", "Vms.name=vm-6")).isEqualTo("far");
            assertThat(names("clusters", "Vms.name=vm-12")).isEmpty();
            assertThat(names("disks", "vm_names=vm-*")).isEqualTo("vm-6_Disk1");
            assertThat(indexes("search=type%3E0")).containsExactly(6);
            assertThat(api.get("/vms/" + Estate.vm(7)).statusCode()).isEqualTo(404);
            assertThat(api.get("/vms/" + Estate.vm(6) + "?follow=cluster,host,nics,disk_attachments.disk")
                            .body())
                    .contains("<name>far</name>")
                    .contains("vm-6_Disk1</alias>")
                    .doesNotContain("<name>beta</name>");
            for (var root : List.of(
                    "hosts",
                    "datacenters",
                    "storagedomains",
                    "templates",
                    "networks",
                    "vnicprofiles",
                    "users",
                    "groups",
                    "jobs",
                    "macpools",
                    "tags",
                    "cpuprofiles",
                    "diskprofiles",
                    "roles",
                    "vmpools",
                    "instancetypes",
                    "affinitylabels",
                    "bookmarks",
                    "permissions",
                    "domains",
                    "icons")) {
                assertThat(api.get("/" + root).statusCode()).as(root).isLessThan(500);
                assertThat(api.get("/" + root + "?search=name%3Dx").statusCode())
                        .as(root)
                        .isLessThan(500);
            }
        } finally {
            sight = new Sight.Everything();
        }
    }

    private static void grant(java.util.UUID user, String kind, java.util.UUID object) throws Exception {
        try (var connection = store.source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into account (id, name, profile, domain) values ('" + user
                    + "', 'visitor', 'internal', 'internal-authz')");
            statement.execute(
                    "insert into permission (id, role_id, account_id, object_kind, object_id, created) select gen_random_uuid(),"
                            + " id, '" + user + "', '" + kind + "', '" + object
                            + "', now() from role where name = 'UserRole'");
        }
    }
}
