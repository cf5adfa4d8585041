package org.vireo.host.volumes;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.WireText;
import org.vireo.protocol.storage.RecordKind;
import org.vireo.protocol.storage.RecordName;
import org.vireo.protocol.storage.WriteRecord;

/**
 * What a domain tells of the machines on its volumes, one file each: {@code records/<kind>-<id>.ovf}. The directory is made with the
 * first of them. Names of files are made of kinds and ids alone, and only such names are read. Immutable itself.
 */
final class RecordFiles {
    private static final Pattern NAME =
            Pattern.compile("(vm|template|disk)-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\.ovf");

    private final DomainLayout layout;

    RecordFiles(DomainLayout layout) {
        this.layout = layout;
    }

    private String file(RecordName name) {
        return layout.records() + "/" + name + ".ovf";
    }

    /** Whether there is a directory at all; one that leads elsewhere is refused. */
    private boolean present() {
        return Attempt.to("look for the records of " + layout.place(), () -> {
            if (layout.place().isDirectory(layout.records())) {
                return true;
            }
            var domain = layout.records().substring(0, layout.records().lastIndexOf('/'));
            if (layout.place().list(domain).contains("records")) {
                throw layout.unusable(layout.records() + " is not a plain directory");
            }
            return false;
        });
    }

    boolean write(RecordName name, String text) {
        boolean present = present();
        Attempt.run("keep record " + name, () -> {
            if (!present) {
                layout.place().makeDirectory(layout.records());
            }
            layout.place().write(file(name), text);
        });
        return true;
    }

    boolean delete(RecordName name) {
        if (present()) {
            Attempt.run("delete record " + name, () -> layout.place().delete(file(name)));
        }
        return true;
    }

    List<RecordName> names() {
        if (!present()) {
            return List.of();
        }
        return Attempt.to(
                "list the records of " + layout.place(),
                () -> layout.place().list(layout.records()).stream()
                        .flatMap(name -> nameOf(name).stream())
                        .toList());
    }

    private static Optional<RecordName> nameOf(String file) {
        var name = NAME.matcher(file);
        return name.matches()
                ? WireText.find(RecordKind.class, name.group(1))
                        .map(kind -> new RecordName(kind, UUID.fromString(name.group(2))))
                : Optional.empty();
    }

    String read(RecordName name) {
        boolean there = present()
                && Attempt.to("look for record " + name, () -> layout.place().isFile(file(name)));
        if (!there) {
            throw new VireoException(
                    ModelError.OBJECT_NOT_FOUND, "there is no record " + name + " in " + layout.place());
        }
        return Attempt.to("read record " + name, () -> layout.place().read(file(name), WriteRecord.LIMIT));
    }

    /** Removes all records along with the rest of an empty layout. */
    static void wipe(DomainLayout layout) throws IOException {
        if (new RecordFiles(layout).present()) {
            for (String leftover : layout.place().list(layout.records())) {
                layout.place().delete(layout.records() + "/" + leftover);
            }
            layout.place().delete(layout.records());
        }
    }
}
