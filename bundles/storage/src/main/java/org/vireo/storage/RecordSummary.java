package org.vireo.storage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.RecordKind;
import org.vireo.protocol.storage.RecordName;
import org.vireo.storage.ovf.OvfReader;
import org.vireo.storage.ovf.ToldDisk;
import org.vireo.storage.ovf.ToldMachine;

/**
 * What lists show of a record. Immutable.
 *
 * @param name of what it tells
 * @param json the rest, as the inventory keeps it
 */
record RecordSummary(String name, String json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of a text that must tell of what the record's name says. */
    static RecordSummary of(RecordName record, String text) {
        var file = "the record " + record;
        if (record.kind() == RecordKind.DISK) {
            var disk = OvfReader.disk(file, text);
            require(disk.id().equals(record.id()), file);
            return new RecordSummary(disk.texts().name(), json(disk));
        }
        var machine = OvfReader.machine(file, text);
        require(machine.id().equals(record.id()) && machine.template() == (record.kind() == RecordKind.TEMPLATE), file);
        return new RecordSummary(machine.texts().name(), json(machine));
    }

    private static void require(boolean same, String file) {
        if (!same) {
            throw new VireoException(ModelError.BAD_VALUE, "cannot use " + file + ": it tells of something else");
        }
    }

    private static String json(ToldDisk disk) {
        return JSON.createObjectNode()
                .put("description", plain(disk.texts().description()))
                .put("size", disk.size().bytes())
                .put("format", disk.format().name())
                .put("sparse", disk.sparse())
                .put("content", plain(disk.contentType()))
                .toString();
    }

    private static String json(ToldMachine machine) {
        ObjectNode node = JSON.createObjectNode()
                .put("description", plain(machine.texts().description()))
                .put("comment", plain(machine.texts().comment()))
                .put("created", machine.created().toString())
                .put("memory", machine.settings().memory().bytes())
                .put("sockets", machine.settings().cpu().sockets())
                .put("cores", machine.settings().cpu().cores())
                .put("threads", machine.settings().cpu().threads())
                .put("os", machine.settings().osType());
        var disks = node.putArray("disks");
        machine.disks().stream().map(ToldDisk::id).map(UUID::toString).forEach(disks::add);
        return node.toString();
    }

    /** What a database cannot hold. */
    private static String plain(String text) {
        return text.replace('\u0000', '?');
    }
}
