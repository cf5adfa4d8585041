package org.vireo.rest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vireo.rest.wire.Samples.FORMATS;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.rest.types.DiskAttachments;
import org.vireo.rest.types.HostNics;
import org.vireo.rest.types.Network;
import org.vireo.rest.types.NetworkUsage;
import org.vireo.rest.types.Vm;
import org.vireo.rest.types.VmStatus;
import org.vireo.rest.types.Vms;
import org.vireo.rest.wire.WireException.Problem;

class JsonCodecTest {
    private static final String VM = """
            {"href":"/ovirt-engine/api/vms/123","id":"123",\
            "actions":{"link":[{"href":"/ovirt-engine/api/vms/123/start","rel":"start"}]},\
            "name":"web <1> & more","description":"",\
            "link":[{"href":"/ovirt-engine/api/vms/123/nics","rel":"nics"},\
            {"href":"/ovirt-engine/api/vms/123/diskattachments","rel":"diskattachments"}],\
            "cpu":{"topology":{"cores":"2"}},"cpu_shares":"0","delete_protected":"false","memory":"1073741824",\
            "time_zone":{"name":"Etc/GMT"},"cluster":{"href":"/ovirt-engine/api/clusters/9","id":"9"},\
            "start_time":1795348800250,"status":"reboot_in_progress"}""";
    private static final String ATTACHMENTS = """
            {"disk_attachment":[{"href":"/ovirt-engine/api/vms/1/diskattachments/2","id":"2","active":"true",\
            "interface":"virtio_scsi","disk":{"href":"/ovirt-engine/api/disks/2","id":"2"}}]}""";
    private static final String NICS = """
            {"host_nic":[{"id":"7","name":"eth0.5","mac":{"address":"00:1a:4a:16:01:51"},"mtu":"1500",\
            "vlan":{"id":"5"}}]}""";

    private final WireFormat json = FORMATS.json();

    @Test
    void writesAndReadsAVm() {
        assertThat(Samples.write(json, Samples.vm())).isEqualTo(VM);
        assertThat(Samples.read(json, VM, Vm.class)).usingRecursiveComparison().isEqualTo(Samples.vm());
    }

    @Test
    void writesAndReadsCollections() {
        assertThat(Samples.write(json, Samples.attachments())).isEqualTo(ATTACHMENTS);
        assertThat(Samples.write(json, Samples.read(json, ATTACHMENTS, DiskAttachments.class)))
                .isEqualTo(ATTACHMENTS);
        assertThat(Samples.write(json, Samples.hostNics())).isEqualTo(NICS);
        assertThat(Samples.write(json, Samples.read(json, NICS, HostNics.class)))
                .isEqualTo(NICS);
    }

    @Test
    void writesAnEmptyCollectionAsAnEmptyObject() {
        assertThat(Samples.write(json, new Vms())).isEqualTo("{}");
        assertThat(Samples.read(json, "{}", Vms.class).getVms()).isEmpty();
    }

    @Test
    void writesAFailedActionWithItsFault() {
        assertThat(Samples.write(json, Samples.failedAction())).isEqualTo("""
                        {"fault":{"detail":"[Cannot run VM. VM is running.]","reason":"Operation Failed"},\
                        "status":"failed"}""");
    }

    @Test
    void writesAFault() {
        assertThat(Samples.write(json, Samples.fault()))
                .isEqualTo("{\"detail\":\"[Cannot run VM. VM is running.]\",\"reason\":\"Operation Failed\"}");
    }

    @ParameterizedTest
    @CsvSource({"12.5, 12.5", "1E+3, 1000", "7, 7"})
    void writesDecimalsAsPlainNumbers(String value, String expected) {
        assertThat(Samples.write(json, Samples.datum(value))).isEqualTo("{\"datum\":" + expected + "}");
    }

    @Test
    void acceptsNativeValuesAndStringsAlike() {
        var strings = Samples.read(
                json,
                "{\"memory\":\"5\",\"stateless\":\"true\",\"start_time\":\"1795348800250\",\"name\":\"1\"}",
                Vm.class);
        var natives = Samples.read(
                json, "{\"memory\":5,\"stateless\":true,\"start_time\":1795348800250,\"name\":1}", Vm.class);

        assertThat(strings).usingRecursiveComparison().isEqualTo(natives);
        assertThat(natives.getStartTime()).isEqualTo(Samples.NOON);
        assertThat(natives.isStateless()).isTrue();
        assertThat(natives.getMemory()).isEqualTo(5);
    }

    @Test
    void readsADateInTheFormOfXml() {
        assertThat(Samples.read(json, "{\"start_time\":\"2026-11-22T13:00:00.250+01:00\"}", Vm.class)
                        .getStartTime())
                .isEqualTo(Samples.NOON);
    }

    @Test
    void readsListsOfEnumerations() {
        var network = Samples.read(json, "{\"usages\":{\"usage\":[\"vm\",\"migration\"]}}", Network.class);

        assertThat(network.getUsages().getUsages()).containsExactly(NetworkUsage.VM, NetworkUsage.MIGRATION);
        assertThat(Samples.write(json, network)).isEqualTo("{\"usages\":{\"usage\":[\"vm\",\"migration\"]}}");
    }

    @Test
    void ignoresNullsAndWhatItDoesNotKnow() {
        var vm = Samples.read(
                json, "{\"future\":{\"name\":[1,{}]},\"memory\":null,\"cpu\":null,\"status\":\"up\"}", Vm.class);

        assertThat(vm.getStatus()).isEqualTo(VmStatus.UP);
        assertThat(vm.getMemory()).isNull();
        assertThat(vm.getCpu()).isNull();
    }

    @Test
    void namesTheBadMemberOfAnEnumeration() {
        var refusal = refusal("{\"bios\":{\"type\":\"huge\"}}");

        assertThat(refusal.problem()).isEqualTo(Problem.INVALID_VALUE);
        assertThat(refusal.detail()).isEqualTo("huge is not a member of BiosType");
        assertThat(refusal.path()).isEqualTo("bios/type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"memory\":1.5}",
                "{\"memory\":\"1G\"}",
                "{\"stateless\":2}",
                "{\"start_time\":\"soon\"}",
                "{\"memory\":\"\"}"
            })
    void namesTheMemberOfABadValue(String body) {
        var refusal = refusal(body);

        assertThat(refusal.problem()).isEqualTo(Problem.INVALID_VALUE);
        assertThat(body).contains("\"" + refusal.path() + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"vm\"",
                "{} {}",
                "<vm/>",
                "{\"cpu\":1}",
                "{\"cpu\":[{}]}",
                "{\"nics\":{\"nic\":{}}}",
                "{\"name\":{}}",
                "{\"nics\":{\"nic\":[null]}}",
                "{name:1}"
            })
    void refusesWhatHasTheWrongShape(String body) {
        assertThat(refusal(body).problem()).isEqualTo(Problem.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n"})
    void refusesAnEmptyBody(String body) {
        assertThat(refusal(body).problem()).isEqualTo(Problem.EMPTY);
    }

    @Test
    void refusesNestingThatWouldExhaustTheStack() {
        assertThat(refusal("{\"template\":{\"vm\":".repeat(400)).problem()).isEqualTo(Problem.MALFORMED);
    }

    private WireException refusal(String body) {
        return assertThatThrownBy(() -> Samples.read(json, body, Vm.class))
                .asInstanceOf(InstanceOfAssertFactories.type(WireException.class))
                .actual();
    }
}
