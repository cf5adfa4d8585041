package org.vireo.host.libvirt;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.host.spi.backup.BackupDoors;
import org.vireo.model.CheckpointId;
import org.vireo.model.DiskId;
import org.vireo.protocol.vm.BackedUpDisk;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The texts by which libvirt learns of backups and checkpoints. What was written since a checkpoint is in maps of the checkpoint's name.
 *
 * @param targets names that the guest's buses have for disks
 */
record BackupText(Map<DiskId, String> targets) {
    /** A backup of some disks, served at a socket; what the guest overwrites is kept below a directory. */
    String backup(List<BackedUpDisk> disks, Path socket, Path aside) {
        var document = LiveDomain.parse("<domainbackup mode='pull'><server transport='unix'/><disks/></domainbackup>");
        var root = document.getDocumentElement();
        LiveDomain.children(root, "server").get(0).setAttribute("socket", socket.toString());
        for (var disk : disks) {
            var element = add(document, disk.disk());
            element.setAttribute("backup", "yes");
            element.setAttribute("type", "file");
            element.setAttribute("exportname", disk.disk().toString());
            element.setAttribute("backupmode", disk.since().isPresent() ? "incremental" : "full");
            disk.since().ifPresent(since -> {
                element.setAttribute("incremental", since.toString());
                element.setAttribute("exportbitmap", BackupDoors.CHANGES);
            });
            var scratch = document.createElement("scratch");
            scratch.setAttribute("file", aside.resolve(disk.disk().toString()).toString());
            element.appendChild(scratch);
        }
        return LiveDomain.text(root);
    }

    /** A checkpoint that is made now. */
    String fresh(CheckpointId checkpoint, Collection<DiskId> disks) {
        return checkpoint(checkpoint, disks, false);
    }

    /** A checkpoint that was made before. When that was is of no use to libvirt, but it wants to be told. */
    String known(CheckpointId checkpoint, Collection<DiskId> disks) {
        return checkpoint(checkpoint, disks, true);
    }

    private String checkpoint(CheckpointId checkpoint, Collection<DiskId> disks, boolean old) {
        var document = LiveDomain.parse("<domaincheckpoint><name/><disks/></domaincheckpoint>");
        var root = document.getDocumentElement();
        LiveDomain.children(root, "name").get(0).setTextContent(checkpoint.toString());
        if (old) {
            var time = document.createElement("creationTime");
            time.setTextContent("1");
            root.appendChild(time);
        }
        for (var disk : disks) {
            var element = add(document, disk);
            element.setAttribute("checkpoint", "bitmap");
            element.setAttribute("bitmap", checkpoint.toString());
        }
        return LiveDomain.text(root);
    }

    private Element add(Document document, DiskId disk) {
        var element = document.createElement("disk");
        element.setAttribute("name", targets.get(disk));
        LiveDomain.children(document.getDocumentElement(), "disks").get(0).appendChild(element);
        return element;
    }

    /** The socket of a backup that libvirt describes. */
    static Optional<Path> socket(String description) {
        return LiveDomain.elements(LiveDomain.parse(description).getDocumentElement(), "server").stream()
                .map(server -> server.getAttribute("socket"))
                .filter(socket -> !socket.isEmpty())
                .map(Path::of)
                .findFirst();
    }
}
