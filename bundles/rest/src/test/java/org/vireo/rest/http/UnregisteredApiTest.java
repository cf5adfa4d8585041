package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.storage.AddStorageDomain;
import org.vireo.engine.api.storage.RegisterDisk;
import org.vireo.engine.api.storage.RegisterTemplate;
import org.vireo.engine.api.storage.RegisterVm;
import org.vireo.engine.api.storage.Registration.Profile;
import org.vireo.engine.api.storage.UpdateRecords;
import org.vireo.inventory.DomainRecord;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;

/** What a storage domain tells of and the inventory has not, over HTTP. */
class UnregisteredApiTest {
    private static final String PATH = "/storagedomains/" + World.DOMAIN.value();
    private static final UUID VM = UUID.randomUUID();
    private static final UUID TEMPLATE = UUID.randomUUID();
    private static final UUID OWNED = UUID.randomUUID();
    private static final UUID FLOATING = UUID.randomUUID();

    private final FakeEngine engine = World.engine();
    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        told(DomainRecord.Kind.VM, VM, "lost & found", """
                {"description":"d","memory":1048576,"created":"2026-01-02T03:04:05Z","sockets":2,"cores":1,"threads":1,"os":"other",
                 "disks":["%s"]}""".formatted(OWNED));
        told(DomainRecord.Kind.TEMPLATE, TEMPLATE, "golden", "{}");
        var disk = "{\"description\":\"\",\"size\":4096,\"format\":\"COW\",\"sparse\":true,\"content\":\"data\"}";
        told(DomainRecord.Kind.DISK, OWNED, "owned", disk);
        told(DomainRecord.Kind.DISK, FLOATING, "floating", disk);
        api = new RunningApi(engine);
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    private void told(DomainRecord.Kind kind, UUID id, String name, String summary) {
        var row = new DomainRecord(UUID.randomUUID());
        row.setStorageDomainId(World.DOMAIN);
        row.setKind(kind);
        row.setObjectId(id);
        row.setName(name);
        row.setSummary(summary);
        engine.inventory.add(row);
    }

    @Test
    void listsWhatIsToldOfOnlyForWhoAsks() throws Exception {
        assertThat(api.get(PATH + "/vms;unregistered").body())
                .contains("<name>lost &amp; found</name>")
                .contains("<memory>1048576</memory>")
                .contains("<sockets>2</sockets>")
                .contains("rel=\"register\"")
                .doesNotContain("<name>hello</name>");
        assertThat(api.get(PATH + "/vms").body()).contains("hello").doesNotContain("lost");
        assertThat(api.get(PATH + "/templates?unregistered=true").body()).contains("golden");
        assertThat(api.get(PATH + "/disks;unregistered=true").body())
                .contains("<provisioned_size>4096</provisioned_size>")
                .contains("floating")
                .doesNotContain("owned");
        assertThat(api.get(PATH + "/vms/" + VM).body()).contains("lost");
    }

    @Test
    void nobodyElseSeesWhatIsToldOf() throws Exception {
        engine.allowed = false;
        assertThat(api.get(PATH + "/vms;unregistered").body()).doesNotContain("lost");
        assertThat(api.get(PATH + "/vms/" + VM).statusCode()).isEqualTo(404);
    }

    @Test
    void machineIsRegisteredAsItIs() throws Exception {
        var answer = api.send("POST", PATH + "/vms/" + VM + "/register", "<action/>");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        RegisterVm command = engine.last();
        assertThat(command.id().value()).isEqualTo(VM);
        assertThat(command.from().domain()).isEqualTo(World.DOMAIN);
        assertThat(command.from().name()).isEmpty();
        assertThat(command.from().partial()).isFalse();
    }

    @Test
    void machineIsRegisteredWithWishes() throws Exception {
        var answer = api.send("POST", PATH + "/vms/" + VM + "/register", """
                <action><clone>true</clone><vm><name>other</name></vm><cluster><name>Default</name></cluster>
                <allow_partial_import>true</allow_partial_import><reassign_bad_macs>true</reassign_bad_macs>
                <vnic_profile_mappings><vnic_profile_mapping><source_network_name>red</source_network_name>
                <source_network_profile_name>fast</source_network_profile_name></vnic_profile_mapping></vnic_profile_mappings>
                <registration_configuration><cluster_mappings><registration_cluster_mapping><from><name>far</name></from>
                <to><name>Default</name></to></registration_cluster_mapping></cluster_mappings></registration_configuration></action>""");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        RegisterVm command = engine.last();
        assertThat(command.id().value()).isNotEqualTo(VM);
        assertThat(command.from().source()).isEqualTo(VM);
        assertThat(command.from().name()).contains("other");
        assertThat(command.from().cluster()).isPresent();
        assertThat(command.from().clusters()).containsOnlyKeys("far");
        assertThat(command.from().profiles()).containsExactly(new Profile("red", "fast", Optional.empty()));
        assertThat(command.from().partial()).isTrue();
        assertThat(command.from().reassignBadMacs()).isTrue();
    }

    @Test
    void templatesAndDisksAreRegisteredToo() throws Exception {
        assertThat(api.send("POST", PATH + "/templates/" + TEMPLATE + "/register", "<action/>")
                        .statusCode())
                .isEqualTo(200);
        assertThat(engine.<RegisterTemplate>last().id().value()).isEqualTo(TEMPLATE);
        var body = "<disk id=\"" + FLOATING + "\"><alias>again</alias></disk>";
        var answer = api.send("POST", PATH + "/disks;unregistered=true", body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(201, 202);
        assertThat(engine.<RegisterDisk>last())
                .isEqualTo(new RegisterDisk(new DiskId(FLOATING), World.DOMAIN, Optional.of("again")));
        assertThat(api.send("POST", PATH + "/disks/" + FLOATING + "/register", "<action/>")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsRegisteredAlreadyIsRefused() throws Exception {
        var answer = api.send("POST", PATH + "/vms/" + World.UP.value() + "/register", "<action/>");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("registered already");
        assertThat(api.send("POST", PATH + "/vms/" + UUID.randomUUID() + "/register", "<action/>")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void domainIsImportedByItsId() throws Exception {
        var id = UUID.randomUUID();
        var answer = api.send(
                "POST",
                "/storagedomains",
                "<storage_domain id=\"" + id + "\"><name>back</name><type>data</type><import>true</import>"
                        + "<host id=\"" + World.HOST.value()
                        + "\"/><storage><type>localfs</type><path>/d</path></storage></storage_domain>");
        assertThat(answer.statusCode()).as(answer.body()).isBetween(201, 202);
        AddStorageDomain command = engine.last();
        assertThat(command.id()).isEqualTo(new StorageDomainId(id));
        assertThat(command.existing()).isTrue();
    }

    @Test
    void domainThatIsNotThereIsNotImported() throws Exception {
        var answer = api.send(
                "POST",
                "/storagedomains",
                "<storage_domain><name>back</name><type>data</type><import>true</import><host id=\""
                        + World.HOST.value()
                        + "\"/><storage><type>localfs</type><path>/d</path></storage></storage_domain>");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("no whole storage domain");
    }

    @Test
    void recordsAreWrittenAtOnce() throws Exception {
        assertThat(api.send("POST", PATH + "/updateovfstore", "<action/>").statusCode())
                .isEqualTo(200);
        assertThat(engine.<UpdateRecords>last().domain()).isEqualTo(World.DOMAIN);
    }
}
