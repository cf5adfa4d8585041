package org.vireo.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.Details;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskId;
import org.vireo.model.VireoException;
import org.vireo.protocol.ova.OvaFound;
import org.vireo.protocol.ova.OvaMember;
import org.vireo.storage.ovf.PackageReader;
import org.vireo.storage.ovf.PackagedDisk;
import org.vireo.storage.ovf.PackagedMachine;
import org.vireo.storage.ovf.ToldAttachment;
import org.vireo.storage.ovf.ToldDisk;

/**
 * What a package tells of, held against what a host found in it. Whoever made it may have written anything: what does not agree is refused
 * in a sentence that names the file and both sides. Immutable.
 *
 * @param machine as it is told of
 * @param disks it comes with
 * @param needed space that the data of those takes at most
 */
record OvaContents(PackagedMachine machine, List<ArrivingDisk> disks, ByteSize needed) {
    OvaContents {
        disks = List.copyOf(disks);
    }

    /**
     * Agrees or throws.
     *
     * @param path of the package
     * @param name the machine gets
     */
    static OvaContents of(String path, String name, OvaFound found) {
        var machine = PackageReader.read(found.name() + " in " + path, found.descriptor());
        var files = new HashMap<String, OvaMember>();
        found.members().forEach(member -> files.put(member.name(), member));
        var disks = new ArrayList<ArrivingDisk>();
        long needed = 0;
        for (var disk : machine.disks()) {
            var size = disk.capacity();
            if (!disk.file().isEmpty()) {
                var member = agreed(path, disk, files);
                needed += member.needed().bytes();
                size = member.size();
            }
            disks.add(arriving(machine, disk, size, name, disks.size()));
        }
        return new OvaContents(machine, disks, new ByteSize(needed));
    }

    private static VireoException refused(String path, String what) {
        return new VireoException(StorageError.BAD_IMAGE, "cannot import " + path + ": " + what);
    }

    private static OvaMember agreed(String path, PackagedDisk disk, Map<String, OvaMember> files) {
        var file = disk.file();
        // two disks from one file would be copies that nobody told of
        var member = files.remove(file);
        if (member == null) {
            throw refused(
                    path, "its descriptor names the file " + file + ", which is not there or belongs to two disks");
        }
        if (!member.problem().isEmpty()) {
            throw refused(path, "the image " + file + " is refused: " + member.problem());
        }
        if (disk.length().filter(told -> told != member.length().bytes()).isPresent()) {
            throw refused(
                    path,
                    "the file " + file + " has " + member.length().bytes() + " bytes, and its descriptor tells of "
                            + disk.length().get());
        }
        if (!member.format().equals(disk.format())) {
            throw refused(
                    path,
                    "the image " + file + " is in the format " + member.format() + ", and its descriptor tells of "
                            + disk.format());
        }
        if (member.size().compareTo(disk.capacity()) > 0) {
            throw refused(
                    path,
                    "the image " + file + " holds a disk of " + member.size().bytes()
                            + " bytes, and its descriptor tells of a capacity of "
                            + disk.capacity().bytes());
        }
        return member;
    }

    private static ArrivingDisk arriving(
            PackagedMachine machine, PackagedDisk disk, ByteSize size, String name, int before) {
        var texts = told(machine, disk)
                .map(told -> new Details(
                        told.texts().name(),
                        told.texts().description(),
                        told.texts().comment(),
                        Extras.withoutReferences(told.texts().extras())))
                .orElseGet(() -> Details.named(name + "_Disk" + (before + 1)));
        var attachment = attachment(machine, disk);
        return new ArrivingDisk(
                DiskId.random(),
                texts,
                disk.file(),
                disk.format(),
                size,
                attachment.map(ToldAttachment::attachment).orElse(disk.attachment()),
                attachment.map(ToldAttachment::bootable).orElse(before == 0),
                told(machine, disk).map(ToldDisk::wipeAfterDelete).orElse(false));
    }

    private static Optional<ToldDisk> told(PackagedMachine machine, PackagedDisk disk) {
        return machine.own().stream()
                .flatMap(own -> own.disks().stream())
                .filter(told -> is(told.id(), disk))
                .findFirst();
    }

    private static Optional<ToldAttachment> attachment(PackagedMachine machine, PackagedDisk disk) {
        return machine.own().stream()
                .flatMap(own -> own.attachments().stream())
                .filter(told -> is(told.disk(), disk))
                .findFirst();
    }

    private static boolean is(UUID id, PackagedDisk disk) {
        return id.toString().equals(disk.id());
    }
}
