package org.vireo.storage.ovf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import org.vireo.model.DiskFormat;
import org.vireo.model.VmSettings;

/**
 * Tells of machines and disks in the Open Virtualization Format 1.1 of the DMTF: what it has words for as it wants it, and all of it in a
 * section of our own, which is what {@link OvfReader} reads. The same machine gives the same text.
 */
public final class OvfWriter {
    static final String OVF = "http://schemas.dmtf.org/ovf/envelope/1";
    static final String OURS = "urn:org.vireo:ovf:1";
    static final int VERSION = 1;

    private static final String QCOW = "https://www.qemu.org/docs/master/interop/qcow2.html";
    static final String RAW = "urn:org.vireo:raw";
    private static final String[] NAMESPACES = {
        "xmlns",
        OVF,
        "xmlns:ovf",
        OVF,
        "xmlns:rasd",
        "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData",
        "xmlns:vssd",
        "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_VirtualSystemSettingData",
        "xmlns:vireo",
        OURS
    };

    private static final String STREAM = "http://www.vmware.com/interfaces/specifications/vmdk.html#streamOptimized";

    private final XmlText xml;
    private final Optional<Packaging> packaging;

    private OvfWriter(XmlText xml, Optional<Packaging> packaging) {
        this.xml = xml;
        this.packaging = packaging;
    }

    /**
     * What only packages have.
     *
     * @param export names the undertaking, so that it knows its own package again
     * @param files by disk
     */
    public record Packaging(UUID export, Map<UUID, PackagedFile> files) {
        /** Copies the files. */
        public Packaging {
            files = Map.copyOf(files);
        }
    }

    /**
     * A stream-optimised image in a package.
     *
     * @param name plain, no path
     * @param length in bytes
     */
    public record PackagedFile(String name, long length) {}

    /** The descriptor of a package: a machine that has no snapshots, with images that other products read as well. */
    public static String of(ToldMachine machine, Packaging packaging) {
        return XmlText.of(xml -> () ->
                new OvfWriter(xml, Optional.of(packaging)).envelope(machine.disks(), writer -> writer.system(machine)));
    }

    /** A virtual machine or template. */
    public static String of(ToldMachine machine) {
        return XmlText.of(xml ->
                () -> new OvfWriter(xml, Optional.empty()).envelope(machine.disks(), writer -> writer.system(machine)));
    }

    /** A disk by itself. */
    public static String of(ToldDisk disk) {
        var whole = ToldJson.write(disk);
        return XmlText.of(xml -> () -> new OvfWriter(xml, Optional.empty())
                .envelope(
                        List.of(disk),
                        writer -> xml.element("vireo:DiskSection", new String[] {"ovf:required", "false"}, () -> {
                            xml.text("Info", "The disk " + disk.texts().name() + " as Vireo keeps it");
                            xml.text("vireo:Disk", whole, "version", String.valueOf(VERSION));
                        })));
    }

    /** The settings without what must not leave the engine: passwords, keys, and files that may hold some. */
    public static VmSettings open(VmSettings settings) {
        return ToldJson.open(settings);
    }

    private interface Body {
        void write(OvfWriter writer) throws XMLStreamException;
    }

    private void envelope(List<ToldDisk> disks, Body body) throws XMLStreamException {
        xml.element("Envelope", NAMESPACES, () -> {
            xml.element("References", new String[0], () -> {
                for (var disk : disks) {
                    files(disk);
                }
            });
            xml.element("DiskSection", new String[0], () -> disks(disks));
            body.write(this);
        });
    }

    private void files(ToldDisk disk) throws XMLStreamException {
        if (packaging.isPresent()) {
            var file = packaging.get().files().get(disk.id());
            var size = String.valueOf(file.length());
            xml.empty("File", "ovf:id", "file-" + disk.writtenTo(), "ovf:href", file.name(), "ovf:size", size);
            return;
        }
        for (var volume : disk.volumes()) {
            xml.empty("File", "ovf:id", "file-" + volume, "ovf:href", "../images/" + volume);
        }
    }

    private String format(ToldDisk disk) {
        return packaging.isPresent() ? STREAM : disk.format() == DiskFormat.COW ? QCOW : RAW;
    }

    private void disks(List<ToldDisk> disks) throws XMLStreamException {
        xml.text("Info", "Virtual disks");
        for (var disk : disks) {
            xml.empty(
                    "Disk",
                    "ovf:diskId",
                    disk.id().toString(),
                    "ovf:capacity",
                    String.valueOf(disk.size().bytes()),
                    "ovf:capacityAllocationUnits",
                    "byte",
                    "ovf:fileRef",
                    "file-" + disk.writtenTo(),
                    "ovf:format",
                    format(disk));
        }
    }

    private void system(ToldMachine machine) throws XMLStreamException {
        var networks = new TreeSet<String>();
        machine.nics().forEach(nic -> networks.add(network(nic)));
        var whole = ToldJson.write(machine);
        xml.element("NetworkSection", new String[0], () -> {
            xml.text("Info", "Networks that the machine is connected to");
            for (var network : networks) {
                xml.empty("Network", "ovf:name", network);
            }
        });
        xml.element("VirtualSystem", new String[] {"ovf:id", machine.id().toString()}, () -> {
            xml.text("Info", machine.template() ? "A template" : "A virtual machine");
            xml.text("Name", machine.texts().name());
            xml.element("AnnotationSection", new String[0], () -> {
                xml.text("Info", "What people wrote about it");
                xml.text("Annotation", machine.texts().description());
            });
            xml.element("OperatingSystemSection", new String[] {"ovf:id", "1"}, () -> {
                xml.text("Info", "What runs in it");
                xml.text("Description", machine.settings().osType());
            });
            new HardwareSection(xml, packaging.isPresent()).write(machine);
            var export = packaging.map(found -> found.export().toString()).orElse("");
            var attributes = export.isEmpty()
                    ? new String[] {"ovf:required", "false"}
                    : new String[] {"ovf:required", "false", "vireo:export", export};
            xml.element("vireo:MachineSection", attributes, () -> {
                xml.text("Info", "The machine as Vireo keeps it");
                xml.text("vireo:Machine", whole, "version", String.valueOf(VERSION));
            });
        });
    }

    static String network(ToldNic nic) {
        return nic.network().isEmpty() ? "none" : nic.network();
    }
}
