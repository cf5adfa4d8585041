package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.catalog.AddDefinition;
import org.vireo.engine.api.catalog.AddMember;
import org.vireo.engine.api.catalog.RemoveDefinition;
import org.vireo.engine.api.catalog.RemoveMember;
import org.vireo.engine.api.catalog.SetQuotaLimit;
import org.vireo.engine.api.catalog.UpdateDefinition;
import org.vireo.engine.api.center.UpdateCluster;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.network.AddMacPool;
import org.vireo.engine.api.network.MacAddressRange;
import org.vireo.inventory.Definition;
import org.vireo.inventory.MacPool;
import org.vireo.inventory.Membership;
import org.vireo.inventory.QuotaLimit;
import org.vireo.inventory.Where;
import org.vireo.model.DefinitionId;
import org.vireo.model.MacPoolId;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;

/** What administrators define, over HTTP; the commands do to the inventory in memory what the engine does to the real one. */
class CatalogApiTest {
    private static final Pattern ID = Pattern.compile(" id=\"([0-9a-f-]{36})\"");
    private static final String CENTER = "/datacenters/" + World.CENTER.value();
    private static final String CLUSTER = "/clusters/" + World.CLUSTER.value();

    private final FakeEngine engine = World.engine();
    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        engine.ending = command -> {
            apply(command);
            return CompletableFuture.completedFuture(new JobOutcome.Finished());
        };
        var root = new Definition(DefinitionId.of("00000000-0000-0000-0000-000000000000"));
        root.setKind("tag");
        root.setName("root");
        engine.inventory.add(root);
        api = new RunningApi(engine);
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    private void apply(Command command) {
        if (command instanceof AddDefinition add) {
            var definition = new Definition(add.id());
            definition.setKind(add.kind());
            definition.setOwnerId(add.owner());
            add.details().applyTo(definition);
            engine.inventory.add(definition);
            add.members()
                    .forEach(member ->
                            engine.inventory.add(new Membership(add.id(), add.kind(), member.kind(), member.id())));
        } else if (command instanceof UpdateDefinition update) {
            update.details().applyTo(engine.inventory.get(Definition.class, update.id()));
        } else if (command instanceof RemoveDefinition remove) {
            engine.inventory.remove(engine.inventory.get(Definition.class, remove.id()));
        } else if (command instanceof AddMember add) {
            engine.inventory.add(new Membership(add.holder(), add.holderKind(), add.memberKind(), add.member()));
        } else if (command instanceof RemoveMember remove) {
            engine.inventory
                    .list(
                            Membership.class,
                            Where.equal("holderId", remove.holder()).andEqual("memberId", remove.member()))
                    .forEach(engine.inventory::remove);
        } else if (command instanceof SetQuotaLimit limit) {
            var kept = limit.storage()
                    ? QuotaLimit.ofStorage(limit.quota(), limit.domain())
                    : QuotaLimit.ofCluster(limit.quota(), limit.cluster());
            kept.setBytes(limit.bytes());
            kept.setVcpus(limit.vcpus());
            engine.inventory.add(kept);
        }
    }

    private String added(String path, String body) throws Exception {
        var answer = api.send("POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var id = ID.matcher(answer.body());
        assertThat(id.find()).as(answer.body()).isTrue();
        return id.group(1);
    }

    private String shown(String path) throws Exception {
        var answer = api.get(path);
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void tagsAreATreeAndStickToThings() throws Exception {
        var top = added("/tags", "<tag><name>top</name><description>of all</description></tag>");
        var below = added("/tags", "<tag><name>below</name><parent><name>top</name></parent></tag>");
        assertThat(shown("/tags/" + below))
                .contains("<name>below</name>")
                .contains("<parent href=\"/ovirt-engine/api/tags/" + top + "\" id=\"" + top + "\"/>");
        assertThat(shown("/tags/" + top)).contains("tags/00000000-0000-0000-0000-000000000000\"");

        var tags = "/vms/" + World.UP.value() + "/tags";
        assertThat(added(tags, "<tag><name>below</name></tag>")).isEqualTo(below);
        assertThat(shown(tags)).contains("<name>below</name>");
        assertThat(shown("/hosts/" + World.HOST.value() + "/tags")).doesNotContain("below");
        assertThat(api.send("DELETE", tags + "/" + below, "").statusCode()).isEqualTo(200);
        assertThat(shown(tags)).doesNotContain("below");
        assertThat(api.send("POST", tags, "<tag><name>nowhere</name></tag>").statusCode())
                .isEqualTo(404);

        api.send("PUT", "/tags/" + below, "<tag><name>beneath</name></tag>");
        assertThat(shown("/tags/" + below)).contains("<name>beneath</name>").contains(top);
        assertThat(api.send("DELETE", "/tags/" + below, "").statusCode()).isEqualTo(200);
        assertThat(api.get("/tags/" + below).statusCode()).isEqualTo(404);
    }

    @Test
    void bookmarksAreKeptAsSent() throws Exception {
        var id = added("/bookmarks", "<bookmark><name>busy</name><value>Vms: cpu &gt; 80</value></bookmark>");
        assertThat(shown("/bookmarks/" + id)).contains("<value>Vms: cpu &gt; 80</value>");
        assertThat(api.send("POST", "/bookmarks", "<bookmark><name>x</name></bookmark>")
                        .body())
                .contains("Bookmark [value] required for add");
    }

    @Test
    void labelsShowTheirMembersFromBothEnds() throws Exception {
        var label = added(
                "/affinitylabels",
                "<affinity_label><name>gpu</name><hosts><host><name>alpha</name></host></hosts></affinity_label>");
        assertThat(shown("/affinitylabels/" + label))
                .contains("<has_implicit_affinity_group>true</has_implicit_affinity_group>")
                .contains("rel=\"vms\"");
        assertThat(shown("/affinitylabels/" + label + "/hosts")).contains("<name>alpha</name>");
        added("/affinitylabels/" + label + "/vms", "<vm id=\"" + World.UP.value() + "\"/>");
        var labels = "/vms/" + World.UP.value() + "/affinitylabels";
        assertThat(shown(labels)).contains("<name>gpu</name>");
        assertThat(api.send("DELETE", labels + "/" + label, "").statusCode()).isEqualTo(200);
        assertThat(shown("/affinitylabels/" + label + "/vms")).doesNotContain("hello");
    }

    @Test
    void affinityGroupsSpeakOldAndNewWords() throws Exception {
        var label = added("/affinitylabels", "<affinity_label><name>gpu</name></affinity_label>");
        var group = added(
                CLUSTER + "/affinitygroups",
                "<affinity_group><name>apart</name><positive>false</positive><enforcing>true</enforcing>"
                        + "<hosts_rule><positive>true</positive></hosts_rule><vms><vm><name>hello</name></vm></vms>"
                        + "<host_labels><affinity_label id=\"" + label + "\"/></host_labels></affinity_group>");
        var path = CLUSTER + "/affinitygroups/" + group;
        assertThat(shown(path))
                .containsSubsequence("<enforcing>true</enforcing>", "<positive>false</positive>")
                .containsSubsequence("<hosts_rule>", "<enabled>true</enabled>", "</hosts_rule>")
                .containsSubsequence(
                        "<vms_rule>", "<enabled>true</enabled>", "<enforcing>true</enforcing>", "</vms_rule>");
        assertThat(shown(path + "/vms")).contains("<name>hello</name>");
        assertThat(shown(path + "/hostlabels")).contains("<name>gpu</name>");
        assertThat(shown(path + "/vmlabels")).doesNotContain("gpu");
        assertThat(shown("/affinitylabels/" + label)).contains("group>false<");
        assertThat(shown(path + "?follow=vms")).contains("<name>hello</name>");
        assertThat(api.send("DELETE", path + "/vms/" + World.UP.value(), "").statusCode())
                .isEqualTo(200);
        assertThat(shown(path + "/vms")).doesNotContain("hello");
    }

    @Test
    void profilesReferToQualitiesOfService() throws Exception {
        var qos = added(CENTER + "/qoss", "<qos><name>half</name><type>cpu</type><cpu_limit>50</cpu_limit></qos>");
        assertThat(shown(CENTER + "/qoss/" + qos)).contains("<cpu_limit>50</cpu_limit>");
        var profile = added(
                "/cpuprofiles",
                "<cpu_profile><name>slow</name><cluster><name>Default</name></cluster><qos><name>half</name></qos>"
                        + "</cpu_profile>");
        assertThat(shown("/cpuprofiles/" + profile)).contains("/qoss/" + qos + "\"");
        assertThat(shown(CLUSTER + "/cpuprofiles")).contains("<name>slow</name>");
        var disk = added(
                "/storagedomains/" + World.DOMAIN.value() + "/diskprofiles",
                "<disk_profile><name>fast</name></disk_profile>");
        assertThat(shown("/diskprofiles")).contains(disk);
        assertThat(api.send("PUT", CENTER + "/qoss/" + qos, "<qos><type>storage</type></qos>")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void limitsAreKnownByWhatTheyLimit() throws Exception {
        var quota = added(CENTER + "/quotas", "<quota><name>small</name></quota>");
        var path = CENTER + "/quotas/" + quota;
        assertThat(shown(path)).contains("<cluster_hard_limit_pct>20</cluster_hard_limit_pct>");
        var whole =
                added(path + "/quotastoragelimits", "<quota_storage_limit><limit>100</limit></quota_storage_limit>");
        assertThat(whole).isEqualTo(quota);
        assertThat(shown(path + "/quotastoragelimits/" + quota)).contains("<limit>100</limit>");
        var part = added(
                path + "/quotaclusterlimits",
                "<quota_cluster_limit><cluster id=\"" + World.CLUSTER.value()
                        + "\"/><memory_limit>1.5</memory_limit><vcpu_limit>4</vcpu_limit></quota_cluster_limit>");
        assertThat(part).isEqualTo(World.CLUSTER.value().toString());
        assertThat(shown(path + "/quotaclusterlimits"))
                .contains("<memory_limit>1.5</memory_limit>")
                .contains("<vcpu_limit>4</vcpu_limit>")
                .contains("<vcpu_usage>0</vcpu_usage>");
        assertThat(api.send(
                                "POST",
                                path + "/quotastoragelimits",
                                "<quota_storage_limit><limit>-7</limit></quota_storage_limit>")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void policiesAreMadeOfUnits() throws Exception {
        var unit = ID.matcher(shown("/schedulingpolicyunits"));
        assertThat(unit.find()).isTrue();
        assertThat(shown("/schedulingpolicyunits")).contains("<name>memory</name>", "<type>weight</type>");
        var policy = added("/schedulingpolicies", "<scheduling_policy><name>own</name></scheduling_policy>");
        var filters = "/schedulingpolicies/" + policy + "/filters";
        assertThat(added(filters, "<filter><scheduling_policy_unit id=\"" + unit.group(1) + "\"/></filter>"))
                .isEqualTo(unit.group(1));
        added(
                "/schedulingpolicies/" + policy + "/weights",
                "<weight><factor>3</factor><scheduling_policy_unit><name>even-vms</name></scheduling_policy_unit>"
                        + "</weight>");
        assertThat(shown(filters)).contains("<name>memory</name>");
        assertThat(shown("/schedulingpolicies/" + policy + "/weights")).contains("<factor>3</factor>");
        assertThat(api.send("DELETE", "/schedulingpolicyunits/" + unit.group(1), "")
                        .statusCode())
                .isEqualTo(409);
        assertThat(api.send("DELETE", filters + "/" + unit.group(1), "").statusCode())
                .isEqualTo(200);

        api.send("PUT", CLUSTER, "<cluster><scheduling_policy><name>own</name></scheduling_policy></cluster>");
        UpdateCluster update = engine.last();
        assertThat(update.details().extras().orElseThrow()).contains("\"scheduling_policy\":{\"id\":\"" + policy);
    }

    @Test
    void macPoolsHaveSeveralRanges() throws Exception {
        api.send(
                "POST",
                "/macpools",
                "<mac_pool><name>mine</name><ranges><range><from>02:00:00:00:00:00</from><to>02:00:00:00:00:ff</to>"
                        + "</range><range><from>02:00:00:00:02:00</from><to>02:00:00:00:02:01</to></range></ranges>"
                        + "</mac_pool>");
        AddMacPool add = engine.last();
        assertThat(add.ranges())
                .containsExactly(
                        new MacAddressRange("02:00:00:00:00:00", "02:00:00:00:00:ff"),
                        new MacAddressRange("02:00:00:00:02:00", "02:00:00:00:02:01"));
        assertThat(api.send("POST", "/macpools", "<mac_pool><name>x</name></mac_pool>")
                        .body())
                .contains("MacPool [ranges] required for add");
        var pool = new MacPool(MacPoolId.random());
        pool.setName("mine");
        engine.inventory.add(pool);
        api.send("PUT", CLUSTER, "<cluster><mac_pool><name>mine</name></mac_pool></cluster>");
        UpdateCluster update = engine.last();
        assertThat(update.macPool()).contains(pool.id());
    }

    @Test
    void plainListsAreThereForEveryone() throws Exception {
        assertThat(shown("/operatingsystems"))
                .startsWith("<?xml")
                .contains("<operation_systems>")
                .contains("<name>debian_9</name>", "<name>windows_2022</name>");
        assertThat(shown("/operatingsystems").split("<operating_system ", -1)).hasSize(60);
        assertThat(shown("/clusterlevels/4.7")).contains("<name>Intel Haswell Family</name>");
        assertThat(shown("/clusterlevels/4.7/clusterfeatures")).contains("<cluster_features");
        assertThat(shown("/networkfilters")).contains("<name>clean-traffic</name>");
        assertThat(shown("/icons")).contains("<media_type>image/png</media_type>");
        assertThat(shown("/options/MaxNumOfVmSockets?version=4.7")).containsOnlyOnce("<system_option_value>");
        assertThat(shown("/options/UserDefinedVMProperties?version=4.7")).contains("<value>colour=^red$</value>");
        assertThat(api.get("/options/NoSuchThing").statusCode()).isEqualTo(404);
        for (var empty :
                new String[] {"externalhostproviders", "openstackimageproviders", "openstacknetworkproviders"}) {
            assertThat(shown("/" + empty)).doesNotContain("id=");
        }
    }

    @Test
    void whatIsNoIdIsRefusedAndWhatIsNotThereIsNotFound() throws Exception {
        assertThat(api.get("/tags/x").statusCode()).isEqualTo(400);
        assertThat(api.get("/affinitylabels/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(api.send("POST", "/tags", "<tag/>").statusCode()).isEqualTo(400);
        assertThat(api.send("PUT", "/tags/" + UUID.randomUUID(), "<tag/>").statusCode())
                .isEqualTo(404);
    }
}
