package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.vm.AddVm;
import org.vireo.inventory.Definition;
import org.vireo.model.DefinitionId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmStatus;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;
import org.vireo.rest.types.BaseResource;
import org.vireo.rest.types.Cluster;
import org.vireo.rest.types.InstanceType;
import org.vireo.rest.types.Template;
import org.vireo.rest.types.Vm;
import org.vireo.rest.wire.WireFormats;
import org.vireo.rest.wire.WireProperty;
import org.vireo.rest.wire.WireType;

/** Every attribute of a virtual machine in the published model, sent and asked for again: acted upon or kept, none is lost. */
class VmRoundTripTest {
    /** What only the engine says, what lies in collections of its own, and what never goes out again. */
    private static final Set<String> NOT_ECHOED = Set.of(
            "affinity_labels",
            "applications",
            "cdroms",
            "disk_attachments",
            "floppies",
            "graphics_consoles",
            "host_devices",
            "host_numa_nodes",
            "katello_errata",
            "mediated_devices",
            "nics",
            "numa_nodes",
            "permissions",
            "reported_devices",
            "sessions",
            "snapshots",
            "statistics",
            "tags",
            "watchdogs",
            "actions",
            "link",
            "creation_status",
            "id",
            "href",
            "fqdn",
            "guest_operating_system",
            "guest_time_zone",
            "has_illegal_images",
            "host",
            "next_run_configuration_exists",
            "original_template",
            "run_once",
            "start_time",
            "status",
            "status_detail",
            "stop_reason",
            "stop_time",
            "creation_time",
            "dynamic_cpu",
            "template",
            "cluster",
            "vm_pool",
            "display.address",
            "display.port",
            "display.secure_port",
            "initialization.cloud_init",
            "initialization.configuration",
            "initialization.root_password",
            "initialization.windows_license_key");

    private static final int DEEPEST = 4;
    private static final String SOME_ID = "00000000-0000-0000-0000-0000000000b1";

    private static final String ICON = "00000000-0000-0000-0000-0000000000b2";

    private final WireFormats wire = new WireFormats();
    private final FakeEngine engine = World.engine();
    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        var type = new Definition(DefinitionId.of(SOME_ID));
        type.setKind("instance_type");
        type.setName("Some");
        engine.inventory.add(type);
        var icon = new Definition(DefinitionId.of(ICON));
        icon.setKind("icon");
        engine.inventory.add(icon);
        api = new RunningApi(engine);
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    @Test
    void everyAttributeComesBackAsItWasSent() throws Exception {
        var sent = filled();
        var out = new ByteArrayOutputStream();
        wire.json().write(sent, out);
        var answer = api.send(api.api("/vms")
                .header("Content-Type", "application/json")
                .method("POST", java.net.http.HttpRequest.BodyPublishers.ofByteArray(out.toByteArray())));
        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
        AddVm add = engine.last();
        var vm = World.vm(add.id(), "everything", VmStatus.DOWN);
        add.details().applyTo(vm);
        vm.setSettings(add.settings());
        engine.inventory.add(vm);

        var shown = shown("/vms/" + add.id().value() + "?all_content=true");
        var expected = leaves(sent);
        var seen = leaves(shown);
        assertThat(expected).hasSizeGreaterThan(120);
        var lost = new TreeMap<String, String>();
        expected.forEach((path, value) -> {
            if (!value.equals(seen.get(path))) {
                lost.put(path, value + " became " + seen.get(path));
            }
        });
        assertThat(lost).isEmpty();
        assertThat(answer.body()).doesNotContain("open sesame");
    }

    private Vm shown(String path) throws Exception {
        var answer = api.send(api.api(path).header("Accept", "application/json"));
        assertThat(answer.statusCode()).isEqualTo(200);
        return wire.json().read(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)), Vm.class);
    }

    /** Something everywhere, then what must be of a certain form. */
    private Vm filled() {
        var vm = (Vm) fill(wire.catalog().type(Vm.class), "", 0);
        vm.setName("everything");
        vm.setCluster(reference(new Cluster(), World.CLUSTER.value().toString()));
        vm.setTemplate(reference(new Template(), TemplateId.BLANK.value().toString()));
        vm.setInstanceType(reference(new InstanceType(), SOME_ID));
        reference(vm.getLargeIcon(), ICON);
        reference(vm.getSmallIcon(), ICON);
        vm.setMemory(2L << 30);
        vm.getMemoryPolicy().setGuaranteed(1L << 30);
        vm.getMemoryPolicy().setMax(4L << 30);
        vm.getDisplay().setMonitors(2);
        vm.getDisplay().setKeyboardLayout("de");
        vm.getCpu().setArchitecture(org.vireo.rest.types.Architecture.X_86_64);
        vm.setCpuPinningPolicy(org.vireo.rest.types.CpuPinningPolicy.MANUAL);
        vm.getCpu().getCpuTune().getVcpuPins().getVcpuPins().get(0).setCpuSet("0-1");
        vm.getSerialNumber().setPolicy(org.vireo.rest.types.SerialNumberPolicy.CUSTOM);
        vm.getPayloads().getPayloads().get(0).setType(org.vireo.rest.types.VmDeviceType.CDROM);
        vm.getPayloads().getPayloads().get(0).getFiles().getFiles().forEach(file -> {
            file.setId(null);
            file.setName("a.txt");
            file.setContent("hello");
        });
        vm.getBios().setType(org.vireo.rest.types.BiosType.Q_35_OVMF);
        vm.getTimeZone().setName("Europe/Berlin");
        vm.getInitialization().setCloudInit(null);
        vm.getInitialization().setConfiguration(null);
        vm.getInitialization().setRootPassword("open sesame");
        vm.getInitialization().getNicConfigurations().getNicConfigurations().forEach(nic -> {
            for (var ip : List.of(nic.getIp(), nic.getIpv6())) {
                ip.setAddress("192.0.2.1");
                ip.setGateway("192.0.2.2");
                ip.setNetmask("255.255.255.0");
            }
            nic.getIp().setVersion(org.vireo.rest.types.IpVersion.V_4);
            nic.getIpv6().setVersion(org.vireo.rest.types.IpVersion.V_6);
        });
        vm.getPlacementPolicy().getHosts().getHosts().forEach(host -> reference(host, SOME_ID));
        vm.getCustomProperties().getCustomProperties().get(0).setRegexp(null);
        return vm;
    }

    private static <A extends BaseResource> A reference(A bean, String id) {
        bean.setId(id);
        return bean;
    }

    private Object fill(WireType type, String path, int depth) {
        var bean = type.create();
        for (var property : type.properties()) {
            var here = path.isEmpty() ? property.name() : path + "." + property.name();
            if (!NOT_ECHOED.contains(here) && !property.name().equals("href") && depth < DEEPEST) {
                var value = value(property, here, depth);
                if (value != null) {
                    property.set(bean, property.isList() ? new ArrayList<>(List.of(value)) : value);
                }
            }
        }
        return bean;
    }

    private Object value(WireProperty property, String path, int depth) {
        var type = property.valueType();
        if (property.isStructure()) {
            return BaseResource.class.isAssignableFrom(type)
                    ? reference((BaseResource) wire.catalog().type(type).create(), SOME_ID)
                    : fill(wire.catalog().type(type), path, depth + 1);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return Map.<Class<?>, Object>of(
                        String.class,
                        "some-text",
                        Integer.class,
                        2,
                        Long.class,
                        5L,
                        Boolean.class,
                        true,
                        BigDecimal.class,
                        new BigDecimal("1.5"),
                        Instant.class,
                        Instant.parse("2026-01-02T03:04:05Z"))
                .get(type);
    }

    /** What is set, by its path; a reference counts by its id. */
    private Map<String, String> leaves(Object bean) {
        var leaves = new LinkedHashMap<String, String>();
        collect(bean, "", leaves);
        return leaves;
    }

    private void collect(Object bean, String path, Map<String, String> leaves) {
        for (var property : wire.catalog().type(bean.getClass()).properties()) {
            var here = path.isEmpty() ? property.name() : path + "." + property.name();
            var value = property.get(bean);
            if (value == null || NOT_ECHOED.contains(here)) {
                continue;
            }
            var values = value instanceof List<?> list ? list : List.of(value);
            for (int i = 0; i < values.size(); i++) {
                leaf(values.get(i), property.isList() ? here + "[" + i + "]" : here, leaves);
            }
        }
    }

    private void leaf(Object value, String path, Map<String, String> leaves) {
        if (value instanceof BaseResource reference && reference.getId() != null && reference.getName() == null) {
            leaves.put(path, reference.getId());
        } else if (value.getClass().getName().startsWith("org.vireo.rest.types")
                && !value.getClass().isEnum()) {
            collect(value, path, leaves);
        } else {
            leaves.put(path, value.toString());
        }
    }
}
