package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.inventory.store.TestStore;
import org.vireo.rest.fakes.Estate;
import org.vireo.rest.fakes.FakeEngine;

/** What is followed, and how many questions it costs the database. */
final class FollowStoreTest {
    private static TestStore store;
    private static RunningApi api;

    @BeforeAll
    static void start() throws Exception {
        store = new TestStore();
        Estate.fill(store, 200);
        api = new RunningApi(new FakeEngine(store));
        api.get("/vms?max=1");
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
        store.close();
    }

    private static long statements(String path) throws Exception {
        var before = store.statements();
        var answer = api.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return store.statements() - before;
    }

    private static int count(String text, String of) {
        return (int) Pattern.compile(Pattern.quote(of)).matcher(text).results().count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "follow=nics",
                "follow=nics.vnic_profile.network,disk_attachments,disk_attachments.disk",
                "follow=nics,disk_attachments.disk.storage_domains,host.cluster,cluster.data_center,template",
                "follow=tags,snapshots,graphics_consoles,reported_devices,applications,sessions,permissions,affinity_labels",
                "follow=watchdogs,cdroms,host_devices,numa_nodes,statistics",
                "search=cluster%3Dfar%20or%20host%3Dalpha%20or%20name%3Dvm*&follow=cluster.networks",
                "all_content=true",
            })
    void costsTheSameForTenMachinesAsForTwoHundred(String query) throws Exception {
        statements("/vms?max=1&" + query);
        var few = statements("/vms?max=10&" + query);
        var many = statements("/vms?max=200&" + query);

        assertThat(many).as("%s: %d for ten", query, few).isLessThanOrEqualTo(few + 1);
        assertThat(many).as(query).isLessThan(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/disks?", "/disks?follow=storage_domains.data_centers", "/events?", "/events?follow=vm.cluster"
            })
    void costsTheSameForOtherKinds(String path) throws Exception {
        statements(path + "&max=1");
        assertThat(statements(path + "&max=200")).isLessThanOrEqualTo(statements(path + "&max=10") + 1);
    }

    @Test
    void putsEverythingInPlace() throws Exception {
        var body = api.get(
                        "/vms?search=name%3Dvm-1*&follow=nics.vnic_profile,disk_attachments.disk,cluster.data_center,host")
                .body();

        assertThat(count(body, "<vm href=")).isGreaterThan(100);
        assertThat(count(body, "_Disk1</alias>")).isEqualTo(111);
        assertThat(count(body, "<name>ovirtmgmt</name>")).isEqualTo(111);
        assertThat(count(body, "<address>56:6f:76:")).isEqualTo(111);
        assertThat(count(body, "<quota_mode>disabled</quota_mode>")).isEqualTo(111);
        assertThat(body).contains("<name>alpha</name>").contains("<name>West</name>");
        assertThat(body).doesNotContainPattern("/vms/[^/\"]*/nics\" rel=").doesNotContain("rel=\"diskattachments\"");
    }

    @Test
    void goesRoundInCirclesOnlyAsFarAsAsked() throws Exception {
        var body = api.get("/vms/" + Estate.vm(3) + "?follow=disk_attachments.vm.disk_attachments.vm,diskattachments")
                .body();

        assertThat(count(body, "<description>odd</description>")).isEqualTo(3);
        assertThat(api.get("/vms?max=2&follow=nonsense,name,cluster.nonsense.deeper,..,%20")
                        .statusCode())
                .isEqualTo(200);
    }
}
