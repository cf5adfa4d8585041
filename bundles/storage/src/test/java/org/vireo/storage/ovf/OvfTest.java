package org.vireo.storage.ovf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.engine.api.command.Details;
import org.vireo.model.BootDevice;
import org.vireo.model.ByteSize;
import org.vireo.model.CpuTopology;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskInterface;
import org.vireo.model.GuestLogin;
import org.vireo.model.GuestNetwork;
import org.vireo.model.Initialization;
import org.vireo.model.NicModel;
import org.vireo.model.Payload;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.model.VmSettings;
import org.vireo.model.WindowsSetup;
import org.vireo.protocol.storage.WriteRecord;

/** Descriptors say again what was told, whatever it was, and what somebody else wrote does no harm. */
class OvfTest {
    private static final UUID BLANK = new UUID(0, 0);

    static List<String> texts() {
        return List.of(
                "plain",
                "",
                "\"quotes\" & <angles> ]]> 'single' --> <!-- ",
                "Ümläüte ß 漢字 🐧 עברית",
                "line\nline\r\nline\rtab\t end ",
                "control \u0001\u001f\u007f\u0085\u2028 \ufffe\uffff",
                "half a pair \ud83d and \udc27 the other way",
                "{\"json\": [1, null]} &amp; &#0; %s ${x} \\u0041",
                "x".repeat(4_000) + "ü<&\"".repeat(1_000));
    }

    private static ToldDisk disk(UUID id, String text, List<ToldImage> frozen) {
        return new ToldDisk(
                id,
                new Details(text, text, text, "{\"a\":\"1\"}"),
                UUID.randomUUID(),
                DiskFormat.COW,
                ByteSize.ofGiB(3),
                true,
                false,
                true,
                false,
                "data",
                Instant.parse("2026-02-03T04:05:06.123456Z"),
                frozen.isEmpty() ? Optional.empty() : Optional.of(UUID.randomUUID()),
                frozen.isEmpty() ? Optional.empty() : Optional.of(frozen.get(0).id()),
                Optional.of(UUID.randomUUID()),
                frozen);
    }

    private static ToldMachine machine(String text) {
        var snapshot = UUID.randomUUID();
        var plain = UUID.randomUUID();
        var deep = UUID.randomUUID();
        var frozen = List.of(
                new ToldImage(UUID.randomUUID(), snapshot, Optional.empty(), DiskFormat.RAW, ByteSize.ofGiB(2), true));
        var settings = VmSettings.BLANK
                .edit()
                .memory(ByteSize.ofMiB(777))
                .guaranteedMemory(ByteSize.ofMiB(500))
                .cpu(new CpuTopology(2, 3, 1))
                .bootOrder(List.of(BootDevice.NETWORK, BootDevice.HD))
                .stateless(true)
                .customProperties(Map.of("p", text))
                .done();
        return new ToldMachine(
                false,
                UUID.randomUUID(),
                new Details(text, text, text, "{}"),
                Instant.parse("2026-02-03T04:05:06Z"),
                settings,
                true,
                new ToldOrigin(text, BLANK, "Blank", BLANK, 1, ""),
                List.of(disk(plain, text, List.of()), disk(deep, text, frozen)),
                List.of(
                        new ToldAttachment(plain, DiskInterface.VIRTIO, true, true, false, "{}"),
                        new ToldAttachment(deep, DiskInterface.IDE, false, false, true, "{}")),
                List.of(new ToldNic(
                        UUID.randomUUID(),
                        Details.named(text),
                        "56:6f:00:00:00:01",
                        NicModel.VIRTIO,
                        true,
                        false,
                        text,
                        text)),
                List.of(new ToldSnapshot(
                        snapshot,
                        text,
                        Instant.EPOCH,
                        Optional.of(VmSettings.BLANK),
                        Map.of(BLANK + ".name", text, BLANK + ".model", "E1000"),
                        "{}")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void machineIsReadAsItWasTold(String text) {
        var told = machine(text);

        var written = OvfWriter.of(told);

        assertThat(OvfReader.machine("vm.ovf", written)).isEqualTo(told);
        assertThat(OvfWriter.of(told)).isEqualTo(written);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void diskIsReadAsItWasTold(String text) {
        var told = disk(UUID.randomUUID(), text, List.of());

        assertThat(OvfReader.disk("disk.ovf", OvfWriter.of(told))).isEqualTo(told);
    }

    /** What another product looks for, found by a parser that is not ours. */
    @Test
    void othersFindWhatTheStandardHasWordsFor() throws Exception {
        var told = machine("a <b> & \u0001");

        var document = parse(OvfWriter.of(told));

        var system =
                document.getElementsByTagNameNS(OvfWriter.OVF, "VirtualSystem").item(0);
        assertThat(system.getAttributes().getNamedItemNS(OvfWriter.OVF, "id").getNodeValue())
                .isEqualTo(told.id().toString());
        assertThat(document.getElementsByTagNameNS(OvfWriter.OVF, "Name")
                        .item(0)
                        .getTextContent())
                .isEqualTo("a <b> & ?");
        assertThat(document.getElementsByTagNameNS(OvfWriter.OVF, "Disk").getLength())
                .isEqualTo(2);
        assertThat(document.getElementsByTagNameNS(OvfWriter.OVF, "File").getLength())
                .isEqualTo(3);
        var items = document.getElementsByTagNameNS(OvfWriter.OVF, "Item");
        assertThat(items.item(0).getTextContent()).contains("6", "hertz");
        assertThat(items.item(1).getTextContent())
                .contains(String.valueOf(ByteSize.ofMiB(777).bytes()));
    }

    private static org.w3c.dom.Document parse(String text)
            throws ParserConfigurationException, java.io.IOException, org.xml.sax.SAXException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new org.xml.sax.InputSource(new StringReader(text)));
    }

    @Test
    void secretsAreNotTold() {
        var login = new GuestLogin("root", Optional.of(Secret.of("open sesame")), "ssh-rsa AAA", false);
        var setup = new Initialization("h", "", "", false, login, GuestNetwork.NONE, WindowsSetup.NONE);
        var settings =
                VmSettings.BLANK.edit().initialization(Optional.of(setup)).done();
        var told = machine("x");
        var secretive = new ToldMachine(
                false,
                told.id(),
                told.texts(),
                told.created(),
                settings,
                true,
                told.origin(),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        assertThatThrownBy(() -> OvfWriter.of(secretive)).isInstanceOf(VireoException.class);
        assertThat(OvfWriter.open(settings)
                        .initialization()
                        .orElseThrow()
                        .login()
                        .userName())
                .isEqualTo("root");
        assertThat(OvfWriter.open(settings)
                        .initialization()
                        .orElseThrow()
                        .login()
                        .password())
                .isEmpty();
        assertThat(OvfWriter.open(settings.edit().payloads(List.<Payload>of()).done())
                        .payloads())
                .isEmpty();
    }

    private static void assertRefused(String why, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(OvfError.DESCRIPTOR_REFUSED))
                .hasMessageStartingWith("cannot read vm.ovf, line ")
                .hasMessageContaining(why);
    }

    private static String envelope(String prolog, String inside) {
        return "<?xml version=\"1.0\"?>\n" + prolog + "\n<Envelope xmlns=\"" + OvfWriter.OVF + "\" xmlns:v=\""
                + OvfWriter.OURS + "\">\n" + inside + "\n</Envelope>";
    }

    @Test
    void entitiesAreNotRead(@TempDir Path directory) throws Exception {
        var secret = java.nio.file.Files.writeString(directory.resolve("secret"), "root:x:0:0");
        var external = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
        var laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY e \"&b;&b;&b;&b;\">]>";
        for (var prolog : List.of(external, laughs, "<!DOCTYPE x SYSTEM \"" + secret.toUri() + "\">")) {
            assertThatThrownBy(() ->
                            OvfReader.machine("vm.ovf", envelope(prolog, "<v:Machine version=\"1\">&e;</v:Machine>")))
                    .isInstanceOf(VireoException.class)
                    .hasMessageStartingWith("cannot read vm.ovf, line 2")
                    .hasMessageNotContaining("root:x");
        }
    }

    @Test
    void whatIsNoDescriptorIsRefusedInWords() {
        assertRefused("no well-formed XML", () -> OvfReader.machine("vm.ovf", ""));
        assertRefused("no well-formed XML", () -> OvfReader.machine("vm.ovf", "\u0000\u0001binary"));
        assertRefused("no envelope of OVF but html", () -> OvfReader.machine("vm.ovf", "<html/>"));
        assertRefused("no element Machine", () -> OvfReader.machine("vm.ovf", envelope("", "<References/>")));
        assertRefused(
                "no element Machine", () -> OvfReader.machine("vm.ovf", OvfWriter.of(disk(BLANK, "d", List.of()))));
        assertRefused("more than", () -> OvfReader.machine("vm.ovf", "x".repeat(WriteRecord.LIMIT + 1)));
        assertRefused(
                "nested deeper",
                () -> OvfReader.machine("vm.ovf", envelope("", "<a>".repeat(5_000) + "</a>".repeat(5_000))));
        assertRefused(
                "has the version 2",
                () -> OvfReader.machine("vm.ovf", envelope("", "<v:Machine version=\"2\">{}</v:Machine>")));
        assertRefused("", () -> OvfReader.machine("vm.ovf", envelope("", "<v:Machine version=\"1\">{}</v:Machine>")));
    }

    @Test
    void whatIsOutOfRangeIsRefusedInWords() {
        var written = OvfWriter.of(machine("m"));
        var memory = "\"memory\":" + ByteSize.ofMiB(777).bytes();
        for (var lie : Map.of(
                        memory,
                        "\"memory\":-1",
                        "56:6f:00:00:00:01",
                        "../../etc/passwd",
                        "\"bootOrder\":[\"NETWORK\",\"HD\"]",
                        "\"bootOrder\":[]",
                        "\"format\":\"COW\"",
                        "\"format\":\"VMDK\"",
                        "\"disks\":[",
                        "\"disks\":[null,")
                .entrySet()) {
            assertThat(written).contains(lie.getKey());
            assertRefused("", () -> OvfReader.machine("vm.ovf", written.replace(lie.getKey(), lie.getValue())));
        }
        var id = machine("m");
        assertRefused(
                "",
                () -> OvfReader.machine(
                        "vm.ovf", OvfWriter.of(id).replace("\"id\":\"" + id.id(), "\"id\":\"../../" + id.id())));
    }

    @Test
    void whatIsNotKnownIsPassedOver() {
        var told = machine("m");
        var written = OvfWriter.of(told)
                .replace("<References>", "<References xmlns:z=\"urn:z\" z:k=\"1\"><z:Other><z:Deep/></z:Other>")
                .replace("\"initialized\":true", "\"initialized\":true,\"later\":{\"a\":[1]}");
        assertThat(OvfReader.machine("vm.ovf", written)).isEqualTo(told);
    }
}
