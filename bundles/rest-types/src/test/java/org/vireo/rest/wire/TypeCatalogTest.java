package org.vireo.rest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vireo.rest.types.Cluster;
import org.vireo.rest.types.Nic;
import org.vireo.rest.types.Nics;
import org.vireo.rest.types.Vm;
import org.vireo.rest.types.Vms;

class TypeCatalogTest {
    private final TypeCatalog catalog = Samples.FORMATS.catalog();

    @ParameterizedTest
    @CsvSource({
        "Vm, vm, vms",
        "DataCenter, data_center, data_centers",
        "StorageDomain, storage_domain, storage_domains",
        "DiskAttachment, disk_attachment, disk_attachments",
        "HostNic, host_nic, host_nics",
        "VnicProfile, vnic_profile, vnic_profiles",
        "VmPool, vm_pool, vm_pools",
        "GraphicsConsole, graphics_console, graphics_consoles",
        "AffinityLabel, affinity_label, affinity_labels",
        "NumaNode, host_numa_node, host_numa_nodes",
        "VirtualNumaNode, vm_numa_node, vm_numa_nodes",
        "OperatingSystemInfo, operating_system, operation_systems",
        "OperatingSystem, os, oss",
        "OpenStackImageProvider, openstack_image_provider, openstack_image_providers",
        "GlusterBrick, brick, bricks",
        "KatelloErratum, katello_erratum, katello_errata",
        "Statistic, statistic, statistics",
        "Permission, permission, permissions",
        "Link, link, actions"
    })
    void knowsTheElementsOfATypeAndItsCollection(String name, String element, String collection)
            throws ClassNotFoundException {
        var type = catalog.type(Class.forName("org.vireo.rest.types." + name));

        assertThat(type.element()).contains(element);
        assertThat(catalog.root(element)).contains(type);
        assertThat(catalog.root(collection).orElseThrow().items().name()).isEqualTo(element);
        assertThat(catalog.root(collection).orElseThrow().items().valueType()).isEqualTo(type.javaType());
    }

    @Test
    void findsTheCollectionOfEveryResourceThatHasOne() {
        assertThat(catalog.types().stream()
                        .filter(type -> catalog.collectionOf(type.javaType()).isPresent()))
                .hasSizeGreaterThan(200);
        assertThat(catalog.collectionOf(Vm.class).orElseThrow().javaType()).isEqualTo(Vms.class);
    }

    @Test
    void collectsItems() {
        var vm = new Vm();

        var collection = (Vms) catalog.collect(Vm.class, List.of(vm));

        assertThat(collection.getVms()).containsExactly(vm);
        assertThat(catalog.type(Vms.class).items().get(collection)).isEqualTo(List.of(vm));
    }

    @Test
    void inlinesWhatALinkStandsFor() {
        var vm = new Vm();
        var property = catalog.type(Vm.class).propertyOfLink("diskattachments").orElseThrow();
        assertThat(property.name()).isEqualTo("disk_attachments");

        var nics = catalog.type(Vm.class).property("nics").orElseThrow();
        nics.set(vm, catalog.collect(Nic.class, List.of(new Nic())));

        assertThat(nics.valueType()).isEqualTo(Nics.class);
        assertThat(vm.getNics().getNics()).hasSize(1);
        nics.set(vm, null);
        assertThat(vm.getNics()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "numanodes, host_numa_nodes",
        "disk_attachments, disk_attachments",
        "katelloerrata, katello_errata",
        "originaltemplate, original_template"
    })
    void findsTheMemberOfALink(String rel, String member) {
        assertThat(catalog.type(Vm.class).propertyOfLink(rel).orElseThrow().name())
                .isEqualTo(member);
    }

    @Test
    void listsMembersInTheOrderOfTheSchema() {
        assertThat(catalog.type(Cluster.class).properties())
                .extracting(WireProperty::name)
                .startsWith("href", "id", "actions", "name", "description", "comment", "link", "creation_status");
    }

    @Test
    void refusesValuesOfAnotherType() {
        var nics = catalog.type(Vm.class).property("nics").orElseThrow();
        var items = catalog.type(Vms.class).items();

        assertThatThrownBy(() -> nics.set(new Vm(), "text")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> items.set(new Vms(), List.of(new Nic()))).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> catalog.type(String.class)).hasMessage("java.lang.String is not a type of the API");
        assertThatThrownBy(() -> catalog.collect(Vms.class, List.of())).hasMessageContaining("no collection");
    }

    @Test
    void carriesTheDescriptionOfTheModel() throws IOException {
        List<String> members = new ArrayList<>();
        try (var description = PublishedModel.description();
                var parser = new JsonFactory().createParser(description)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                members.add(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
        }
        assertThat(members).contains("types", "services", "root");
    }

    @Test
    void carriesTheSchema() throws IOException {
        try (var schema = PublishedModel.schema()) {
            assertThat(new String(schema.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("name=\"operation_systems\"")
                    .contains("name=\"BaseResource\"");
        }
    }
}
