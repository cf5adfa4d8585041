package org.vireo.storage.ovf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.model.BiosType;
import org.vireo.model.ByteSize;
import org.vireo.model.CpuTopology;
import org.vireo.model.DiskInterface;
import org.vireo.model.NicModel;
import org.vireo.model.VireoException;

/** Descriptors of packages that other products made, and such as nobody should have made. */
class PackageReaderTest {
    private static final String ENVELOPE = "xmlns=\"http://schemas.dmtf.org/ovf/envelope/1\"";

    static String foreign() {
        try (InputStream in = PackageReaderTest.class.getResourceAsStream("foreign.ovf")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static PackagedMachine read(String text) {
        return PackageReader.read("web.ovf", text);
    }

    private static void refused(String text, String sentence) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(VireoException.class)
                .hasMessageStartingWith("cannot read web.ovf, line ")
                .hasMessageContaining(sentence);
    }

    private static void refused(String from, String to, String sentence) {
        assertThat(foreign()).contains(from);
        refused(
                foreign()
                        .replaceFirst(
                                java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)),
                sentence);
    }

    @Test
    void readsAMachineOfAnotherProduct() {
        var machine = read(foreign());
        assertThat(machine.name()).isEqualTo("web server");
        assertThat(machine.description()).isEqualTo("Serves & waits");
        assertThat(machine.own()).isEmpty();
        var settings = machine.settings();
        assertThat(settings.memory()).isEqualTo(ByteSize.ofMiB(512));
        assertThat(settings.cpu()).isEqualTo(new CpuTopology(2, 2, 1));
        assertThat(settings.biosType()).isEqualTo(BiosType.Q35_OVMF);
        assertThat(settings.osType()).isEqualTo("other_linux");
        assertThat(machine.nics())
                .containsExactly(new PackagedNic("Network adapter 1", "00:16:3e:00:ab:01", NicModel.E1000, "vireo"));
    }

    @Test
    void findsDisksInTheOrderOfTheirPlaces() {
        assertThat(read(foreign()).disks())
                .containsExactly(
                        new PackagedDisk(
                                "vmdisk1",
                                "system.vmdk",
                                Optional.of(4096L),
                                ByteSize.ofGiB(1),
                                "vmdk",
                                DiskInterface.VIRTIO_SCSI),
                        new PackagedDisk(
                                "vmdisk2",
                                "data.vmdk",
                                Optional.empty(),
                                ByteSize.ofGiB(2),
                                "vmdk",
                                DiskInterface.VIRTIO_SCSI),
                        new PackagedDisk("scratch", "", Optional.empty(), ByteSize.ofGiB(5), "", DiskInterface.SATA));
    }

    @Test
    void readsTheSecondVersionOfTheStandard() {
        var text = foreign()
                .replace("ovf/envelope/1", "ovf/envelope/2")
                .replaceFirst("<Item>(\\s*<rasd:AddressOnParent>1)", "<StorageItem>$1")
                .replaceFirst("</Item>", "</StorageItem>");
        assertThat(read(text)).isEqualTo(read(foreign()));
    }

    @Test
    void knowsUnits() {
        assertThat(Units.bytes("3", "byte * 2^30")).contains(3L << 30);
        assertThat(Units.bytes("3", "byte*1024")).contains(3L << 10);
        assertThat(Units.bytes("3", "byte * 10^6")).contains(3_000_000L);
        assertThat(Units.bytes("3", "KiloBytes")).contains(3L << 10);
        assertThat(Units.bytes("3", "GB")).contains(3L << 30);
        for (var wrong : List.of("bit", "byte * 2^99", "byte ^ 2", "hertz", "")) {
            assertThat(Units.bytes("3", wrong)).isEmpty();
        }
        assertThat(Units.bytes("0", "byte")).isEmpty();
        assertThat(Units.bytes("-1", "byte")).isEmpty();
        assertThat(Units.bytes("9223372036854775807", "byte * 2^30")).isEmpty();
    }

    @Test
    void refusesDocumentTypesAndEntities() {
        var entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/shadow\">]>";
        refused(entity + "<Envelope " + ENVELOPE + "><Name>&e;</Name></Envelope>", "document types and entities");
        refused("<?xml version=\"1.0\"?>\n" + entity + "<Envelope " + ENVELOPE + "/>", "document types");
        refused("<Envelope " + ENVELOPE + ">&e;</Envelope>", "");
    }

    @Test
    void refusesWhatIsNoDescriptor() {
        refused("no XML", "no well-formed XML");
        refused("<Envelope/>", "it is no envelope of OVF 1 or 2 but Envelope");
        refused("<html " + ENVELOPE + "/>", "it is no envelope of OVF 1 or 2 but html");
        refused("<Envelope " + ENVELOPE + "/>", "it tells of 0 machines");
        refused("<Envelope " + ENVELOPE + ">" + "<a>".repeat(40), "nested deeper than 32");
        refused("<Envelope " + ENVELOPE + ">" + "<a/>".repeat(60_000), "more than 50000 elements");
        refused("x".repeat((1 << 20) + 1), "more than 1048576 characters");
        var system = "<VirtualSystem><VirtualHardwareSection/></VirtualSystem>";
        refused("<Envelope " + ENVELOPE + ">" + system + system + "</Envelope>", "it tells of 2 machines");
    }

    @Test
    void refusesPathsAndAddressesOfFiles() {
        for (var name : List.of("../system.vmdk", "/etc/passwd", "http://x/y.vmdk", "a\\b", "..", "file:x")) {
            refused("\"system.vmdk\"", "\"" + name + "\"", "is a path or address; files of a package have plain names");
        }
    }

    @Test
    void saysInWhichLine() {
        assertThatThrownBy(() -> read(foreign().replace("\"system.vmdk\"", "\"../x\"")))
                .hasMessage("cannot read web.ovf, line 9: the file name ../x is a path or address; files of a package"
                        + " have plain names");
    }

    @Test
    void refusesDisksItCannotRead() {
        refused("ovf:fileRef=\"f-system\"", "ovf:fileRef=\"f-none\"", "the disk names the file f-none");
        refused("/disk/vmdisk1", "/disk/none", "there is no such Disk");
        refused("/disk/vmdisk1", "ovf:/file/f-system", "there is no such Disk");
        refused("/disk/vmdisk1", "ovf:/disk/vmdisk2", "the machine has the disk vmdisk2 twice");
        refused("ovf:id=\"f-data\"", "ovf:id=\"f-system\"", "two elements File of the id f-system");
        refused(
                "ovf:diskId=\"vmdisk2\"",
                "ovf:diskId=\"vmdisk2\" ovf:parentRef=\"vmdisk1\"",
                "reads through to another");
        refused("ovf:size=\"4096\"", "ovf:size=\"4096\" ovf:compression=\"gzip\"", "has the attribute compression");
        refused("ovf:size=\"4096\"", "ovf:chunkSize=\"4096\"", "has the attribute chunkSize");
        refused("ovf:size=\"4096\"", "ovf:size=\"-1\"", "the size of a file is no number");
        refused("ovf:capacity=\"1\"", "ovf:capacity=\"-1\"", "the capacity is no amount of bytes: -1 of byte * 2^30");
        refused("ovf:capacity=\"1\" ", "", "has no attribute capacity");
        refused("byte * 2^30", "furlong", "the capacity is no amount of bytes: 1 of furlong");
        refused(
                "vmdk.html#streamOptimized\"/>",
                "qed\"/>",
                "in the format http://www.vmware.com/interfaces/specifications/qed, which is not read");
    }

    @Test
    void refusesHardwareThatCannotBe() {
        refused(">512<", ">512 or so<", "the memory is no amount of bytes: 512 or so of byte * 2^20");
        refused(">512<", ">9223372036854775807<", "the memory is no amount of bytes");
        refused("VirtualQuantity>4<", "VirtualQuantity>0<", "the machine has 0 CPUs");
        refused("VirtualQuantity>4<", "VirtualQuantity>99999<", "the machine has 99999 CPUs");
        refused("VirtualQuantity>4<", "VirtualQuantity>four<", "VirtualQuantity is no number");
    }
}
