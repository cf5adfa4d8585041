package org.vireo.rest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vireo.rest.wire.Samples.FORMATS;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.BaseResource;
import org.vireo.rest.types.DiskAttachment;
import org.vireo.rest.types.DiskAttachments;
import org.vireo.rest.types.HostNics;
import org.vireo.rest.types.Vm;
import org.vireo.rest.types.VmStatus;
import org.vireo.rest.types.Vms;
import org.vireo.rest.wire.WireException.Problem;

class XmlCodecTest {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String VM = HEAD + """
            <vm href="/ovirt-engine/api/vms/123" id="123">
                <actions>
                    <link href="/ovirt-engine/api/vms/123/start" rel="start"/>
                </actions>
                <name>web &lt;1&gt; &amp; more</name>
                <description></description>
                <link href="/ovirt-engine/api/vms/123/nics" rel="nics"/>
                <link href="/ovirt-engine/api/vms/123/diskattachments" rel="diskattachments"/>
                <cpu>
                    <topology>
                        <cores>2</cores>
                    </topology>
                </cpu>
                <cpu_shares>0</cpu_shares>
                <delete_protected>false</delete_protected>
                <memory>1073741824</memory>
                <time_zone>
                    <name>Etc/GMT</name>
                </time_zone>
                <cluster href="/ovirt-engine/api/clusters/9" id="9"/>
                <start_time>2026-11-22T12:00:00.250+00:00</start_time>
                <status>reboot_in_progress</status>
            </vm>
            """;
    private static final String ATTACHMENTS = HEAD + """
            <disk_attachments>
                <disk_attachment href="/ovirt-engine/api/vms/1/diskattachments/2" id="2">
                    <active>true</active>
                    <interface>virtio_scsi</interface>
                    <disk href="/ovirt-engine/api/disks/2" id="2"/>
                </disk_attachment>
            </disk_attachments>
            """;
    private static final String NICS = HEAD + """
            <host_nics>
                <host_nic id="7">
                    <name>eth0.5</name>
                    <mac>
                        <address>00:1a:4a:16:01:51</address>
                    </mac>
                    <mtu>1500</mtu>
                    <vlan id="5"/>
                </host_nic>
            </host_nics>
            """;

    private final WireFormat xml = FORMATS.xml();

    @Test
    void writesAndReadsAVm() {
        assertThat(Samples.write(xml, Samples.vm())).isEqualTo(VM);
        assertThat(Samples.read(xml, VM, Vm.class)).usingRecursiveComparison().isEqualTo(Samples.vm());
    }

    @Test
    void writesAndReadsCollections() {
        assertThat(Samples.write(xml, Samples.attachments())).isEqualTo(ATTACHMENTS);
        assertThat(Samples.write(xml, Samples.read(xml, ATTACHMENTS, DiskAttachments.class)))
                .isEqualTo(ATTACHMENTS);
        assertThat(Samples.write(xml, Samples.hostNics())).isEqualTo(NICS);
        assertThat(Samples.write(xml, Samples.read(xml, NICS, HostNics.class))).isEqualTo(NICS);
    }

    @Test
    void writesAnEmptyCollectionAsOneTag() {
        assertThat(Samples.write(xml, new Vms())).isEqualTo(HEAD + "<vms/>\n");
        assertThat(Samples.read(xml, "<vms/>", Vms.class).getVms()).isEmpty();
    }

    @Test
    void writesAFailedActionWithItsFault() {
        assertThat(Samples.write(xml, Samples.failedAction())).isEqualTo(HEAD + """
                        <action>
                            <fault>
                                <detail>[Cannot run VM. VM is running.]</detail>
                                <reason>Operation Failed</reason>
                            </fault>
                            <status>failed</status>
                        </action>
                        """);
    }

    @Test
    void writesAFault() {
        assertThat(Samples.write(xml, Samples.fault())).isEqualTo(HEAD + """
                        <fault>
                            <detail>[Cannot run VM. VM is running.]</detail>
                            <reason>Operation Failed</reason>
                        </fault>
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<action/>", "<action></action>", "<action />", "\n<!-- x --><action>text</action>\n"})
    void readsAnActionWithoutParameters(String body) {
        assertThat(Samples.read(xml, body, Action.class))
                .usingRecursiveComparison()
                .isEqualTo(new Action());
    }

    @Test
    void acceptsAnyOrderAndIgnoresWhatItDoesNotKnow() {
        var vm = Samples.read(xml, """
                <vm color='red'><status>up</status><unknown><name>no</name><memory>x</memory></unknown>
                <cpu><topology><sockets> 4 </sockets><future/></topology></cpu><memory>5</memory><name>yes</name></vm>
                """, Vm.class);

        assertThat(vm.getName()).isEqualTo("yes");
        assertThat(vm.getStatus()).isEqualTo(VmStatus.UP);
        assertThat(vm.getMemory()).isEqualTo(5);
        assertThat(vm.getCpu().getTopology().getSockets()).isEqualTo(4);
    }

    @Test
    void leavesAbsentMembersNull() {
        var vm = Samples.read(xml, "<vm><name>a</name></vm>", Vm.class);

        assertThat(vm.isDeleteProtected()).isNull();
        assertThat(vm.getMemory()).isNull();
        assertThat(vm.getCpu()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T12:00:00Z, 2026-11-22T12:00:00Z",
        "2026-11-22T12:00:00.5+02:00, 2026-11-22T10:00:00.500Z",
        "2026-11-22T12:00:00.123456, 2026-11-22T12:00:00.123456Z"
    })
    void readsDatesWithAnyOffset(String text, Instant expected) {
        assertThat(Samples.read(xml, "<vm><start_time>" + text + "</start_time></vm>", Vm.class)
                        .getStartTime())
                .isEqualTo(expected);
    }

    @Test
    void acceptsAnyResourceWhereAnyIsExpected() {
        assertThat(Samples.read(xml, "<host id='1'/>", BaseResource.class).getId())
                .isEqualTo("1");
    }

    @Test
    void refusesABodyOfAnotherType() {
        assertThatThrownBy(() -> Samples.read(xml, "<host/>", Vm.class))
                .isInstanceOf(WireException.class)
                .hasMessage("the body is <host>, expected was <vm>")
                .extracting("problem")
                .isEqualTo(Problem.MALFORMED);
    }

    @Test
    void namesTheBadMemberOfAnEnumeration() {
        var refusal = refusal("<vm><type>huge</type></vm>");

        assertThat(refusal.problem()).isEqualTo(Problem.INVALID_VALUE);
        assertThat(refusal.detail()).isEqualTo("huge is not a member of VmType");
        assertThat(refusal.path()).isEqualTo("vm/type");
    }

    @ParameterizedTest
    @CsvSource({
        "memory, 1G, vm/memory: '1G' is not an integer in the range of the element",
        "memory, 9223372036854775808, vm/memory: '9223372036854775808' is not an integer in the range of the element",
        "cpu_shares, 2147483648, vm/cpu_shares: '2147483648' is not an integer in the range of the element",
        "stateless, yes, vm/stateless: 'yes' is not true or false",
        "start_time, today, vm/start_time: 'today' is not an ISO 8601 date and time"
    })
    void namesTheElementOfABadValue(String element, String text, String message) {
        var refusal = refusal("<vm><" + element + ">" + text + "</" + element + "></vm>");

        assertThat(refusal.problem()).isEqualTo(Problem.INVALID_VALUE);
        assertThat(refusal).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<vm>",
                "<vm></vms>",
                "<vm/><vm/>",
                "vm",
                " ",
                "{}",
                "<vm><name><b>x</b></name></vm>",
                "<vm>&unknown;</vm>"
            })
    void refusesWhatIsNotWellFormed(String body) {
        assertThat(refusal(body).problem()).isEqualTo(Problem.MALFORMED);
    }

    @Test
    void refusesAnEmptyBody() {
        assertThat(refusal("").problem()).isEqualTo(Problem.EMPTY);
    }

    @Test
    void refusesExternalEntitiesWithoutReadingThem(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "treasure");
        var body = "<!DOCTYPE vm [<!ENTITY s SYSTEM \"" + secret.toUri() + "\">]><vm><name>&s;</name></vm>";

        assertThat(refusal(body)).hasMessageNotContaining("treasure").hasMessageContaining("not accepted");
    }

    @Test
    void refusesEntitiesThatExpandWithoutEnd() {
        assertThat(refusal("""
                        <!DOCTYPE vm [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>
                        <vm><name>&c;</name></vm>
                        """)).hasMessageContaining("not accepted");
    }

    @Test
    void refusesNestingThatWouldExhaustTheStack() {
        var deep = "<vm>" + "<template><vm>".repeat(100_000);

        assertThat(refusal(deep)).hasMessageContaining("nested deeper");
    }

    @Test
    void refusesToWriteAnObjectThatContainsItself() {
        var vm = new Vm();
        var disks = new DiskAttachment();
        disks.setVm(vm);
        vm.setDiskAttachments(new DiskAttachments());
        vm.getDiskAttachments().getDiskAttachments().add(disks);

        assertThatThrownBy(() -> Samples.write(xml, vm)).hasMessageContaining("nested deeper");
    }

    @Test
    void writesNothingThatXmlForbids() {
        var vm = new Vm();
        vm.setName("a\u0000b\ud800c\r\n\ud83d\ude00");
        vm.setId("1\n\"2\"");

        var text = Samples.write(xml, vm);

        assertThat(text)
                .contains("<name>a\ufffdb\ufffdc&#13;\n\ud83d\ude00</name>")
                .contains("<vm id=\"1&#10;&quot;2&quot;\">");
        assertThat(Samples.read(xml, text, Vm.class).getId()).isEqualTo("1\n\"2\"");
    }

    @Test
    void readsABodyWhoseEncodingTheRequestNames() throws IOException {
        var body = new StringReader("<?xml version='1.0' encoding='ISO-8859-1'?><vm><name>Zürich</name></vm>");

        assertThat(xml.read(body, Vm.class).getName()).isEqualTo("Zürich");
    }

    @Test
    void passesOnTheFailureOfTheStream() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThatThrownBy(() -> xml.read(broken, Vm.class))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    private WireException refusal(String body) {
        return assertThatThrownBy(() -> Samples.read(xml, body, Vm.class))
                .asInstanceOf(InstanceOfAssertFactories.type(WireException.class))
                .actual();
    }
}
