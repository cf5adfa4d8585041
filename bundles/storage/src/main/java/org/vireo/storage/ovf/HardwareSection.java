package org.vireo.storage.ovf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.vireo.model.DiskInterface;
import org.vireo.model.NicModel;

/** The virtual hardware of a machine in the words of CIM. Confined to one thread. */
final class HardwareSection {
    private static final int PROCESSOR = 3;
    private static final int MEMORY = 4;
    private static final int IDE = 5;
    private static final int SCSI = 6;
    private static final int ETHERNET = 10;
    private static final int DISK = 17;
    private static final int OTHER_STORAGE = 20;

    private final XmlText xml;
    private final boolean portable;
    private int instance;

    /** With {@code portable} there is only hardware that other products have as well. */
    HardwareSection(XmlText xml, boolean portable) {
        this.xml = xml;
        this.portable = portable;
    }

    void write(ToldMachine machine) throws XMLStreamException {
        xml.element("VirtualHardwareSection", new String[0], () -> {
            xml.text("Info", "Virtual hardware");
            xml.element("System", new String[0], () -> {
                xml.text("vssd:ElementName", "Virtual hardware");
                xml.text("vssd:InstanceID", "0");
                xml.text("vssd:VirtualSystemIdentifier", machine.id().toString());
                xml.text("vssd:VirtualSystemType", "kvm");
            });
            items(machine);
        });
    }

    /** A word of CIM and what it says here. */
    private record Word(String name, String value) {}

    private void items(ToldMachine machine) throws XMLStreamException {
        var cpu = machine.settings().cpu();
        long cpus = (long) cpu.sockets() * cpu.cores() * cpu.threads();
        item(
                PROCESSOR,
                "Processors",
                new Word("AllocationUnits", "hertz * 10^6"),
                new Word("VirtualQuantity", "" + cpus));
        item(
                MEMORY,
                "Memory",
                new Word("AllocationUnits", "byte"),
                new Word("VirtualQuantity", "" + machine.settings().memory().bytes()));
        if (portable) {
            portableDisks(machine);
        } else {
            disks(machine);
        }
        for (var nic : machine.nics()) {
            nic(nic);
        }
    }

    private void disks(ToldMachine machine) throws XMLStreamException {
        for (var one : machine.attachments()) {
            int controller = controller(one.attachment());
            item(
                    DISK,
                    "Disk",
                    new Word("HostResource", "ovf:/disk/" + one.disk()),
                    new Word("Parent", "" + controller));
        }
    }

    /** On one controller of SATA, what the firmware boots from first. */
    private void portableDisks(ToldMachine machine) throws XMLStreamException {
        if (machine.attachments().isEmpty()) {
            return;
        }
        item(OTHER_STORAGE, "SATA controller", new Word("Address", "0"), new Word("ResourceSubType", "AHCI"));
        int controller = instance;
        var sorted = machine.attachments().stream()
                .sorted(Comparator.comparing((ToldAttachment one) -> !one.bootable()))
                .toList();
        int place = 0;
        for (var one : sorted) {
            item(
                    DISK,
                    "Disk",
                    new Word("AddressOnParent", "" + place),
                    new Word("HostResource", "ovf:/disk/" + one.disk()),
                    new Word("Parent", "" + controller));
            place++;
        }
    }

    private int controller(DiskInterface attachment) throws XMLStreamException {
        int type =
                attachment == DiskInterface.IDE ? IDE : attachment == DiskInterface.VIRTIO_SCSI ? SCSI : OTHER_STORAGE;
        item(type, attachment.text() + " controller", new Word("ResourceSubType", attachment.text()));
        return instance;
    }

    private void nic(ToldNic nic) throws XMLStreamException {
        var words = new ArrayList<Word>();
        if (!nic.mac().isEmpty()) {
            words.add(new Word("Address", nic.mac()));
        }
        words.add(new Word("Connection", OvfWriter.network(nic)));
        words.add(new Word(
                "ResourceSubType",
                portable || nic.model() == NicModel.E1000
                        ? "E1000"
                        : nic.model().text()));
        if (portable) {
            words.add(new Word("AutomaticAllocation", "true"));
        }
        item(ETHERNET, nic.texts().name(), words.toArray(Word[]::new));
    }

    /** The standard wants the words of an item in the order of the alphabet. */
    private void item(int type, String name, Word... words) throws XMLStreamException {
        instance++;
        var all = new ArrayList<Word>(List.of(words));
        all.add(new Word("ElementName", name));
        all.add(new Word("InstanceID", String.valueOf(instance)));
        all.add(new Word("ResourceType", String.valueOf(type)));
        all.sort(Comparator.comparing(Word::name));
        xml.element("Item", new String[0], () -> {
            for (var word : all) {
                xml.text("rasd:" + word.name(), word.value());
            }
        });
    }
}
