package org.vireo.host.volumes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vireo.model.DiskId;
import org.vireo.model.ModelError;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.StorageSpace;

/**
 * The files of one storage domain: {@code <domain>/domain} says what it is, {@code images/<disk>} holds a volume and
 * {@code images/<disk>.volume} describes it, {@code records} holds what {@link RecordFiles} says. Immutable itself.
 */
final class DomainLayout {
    private static final String VERSION_LINE = "vireo-storage-domain 1 ";

    private final Place place;
    private final StorageDomainId domain;

    DomainLayout(Place place, StorageDomainId domain) {
        this.place = place;
        this.domain = domain;
    }

    Place place() {
        return place;
    }

    private String root() {
        return domain.toString();
    }

    private static String description(StorageDomainId domain) {
        return domain + "/domain";
    }

    String images() {
        return root() + "/images";
    }

    String records() {
        return root() + "/records";
    }

    String volume(DiskId disk) {
        return images() + "/" + disk;
    }

    boolean exists() {
        return Attempt.to("look for storage domain " + domain, () -> describes(place, domain));
    }

    /** Passes if the layout is there and none of its directories leads elsewhere. */
    void requireAttached() {
        if (!exists()) {
            throw new VireoException(
                    ModelError.OBJECT_NOT_FOUND,
                    "cannot use storage domain " + domain + ": there is no such domain in " + place);
        }
        for (String directory : List.of(root(), images())) {
            if (!Attempt.to("look at storage domain " + domain, () -> place.isDirectory(directory))) {
                throw unusable(directory + " is not a plain directory");
            }
        }
    }

    void requireWritable() {
        if (!Attempt.to("look at storage domain " + domain, () -> place.isWritable(images()))) {
            throw unusable(images() + " is not writable");
        }
    }

    VireoException unusable(String reason) {
        return new VireoException(
                VolumeError.STORAGE_FAILED, "cannot use storage domain " + domain + " in " + place + ": " + reason);
    }

    /** Makes the layout; the description comes last, so a half-made layout does not count as one. */
    void format() {
        Attempt.run("make storage domain " + domain + " in " + place, () -> {
            for (String directory : List.of("", root(), images())) {
                place.makeDirectory(directory);
            }
            place.write(description(domain), VERSION_LINE + domain + "\n");
        });
    }

    /** Removes an empty layout; none is fine. */
    void wipe() {
        if (!exists()) {
            return;
        }
        requireAttached();
        int volumes = volumes().size();
        if (volumes > 0) {
            throw new VireoException(
                    ModelError.WRONG_STATE,
                    "cannot remove storage domain " + domain + ": there are " + volumes + " volumes in it");
        }
        Attempt.run("remove storage domain " + domain, () -> {
            place.delete(description(domain));
            for (String leftover : place.list(images())) {
                place.delete(images() + "/" + leftover);
            }
            place.delete(images());
            RecordFiles.wipe(this);
            place.delete(root());
        });
    }

    /** Ids of all volumes. */
    List<DiskId> volumes() {
        return Attempt.to(
                "list the volumes of storage domain " + domain,
                () -> place.list(images()).stream()
                        .filter(name -> !name.contains("."))
                        .flatMap(name -> idOf(name).stream())
                        .toList());
    }

    private static Optional<DiskId> idOf(String name) {
        try {
            return Optional.of(DiskId.of(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Removes what a creation that was cut short left behind. */
    void clean(DiskId disk) {
        Attempt.run("clean up after volume " + disk, () -> {
            for (String name : place.list(images())) {
                if (name.startsWith("." + disk) && name.endsWith(".part")) {
                    place.delete(images() + "/" + name);
                }
            }
        });
    }

    StorageSpace space() {
        return Attempt.to("read the space of storage domain " + domain, place::space);
    }

    /** Domains in a place. */
    static List<StorageDomainId> domains(Place place) {
        return Attempt.to("look for storage domains in " + place, () -> {
            var found = new ArrayList<StorageDomainId>();
            if (place.isDirectory("")) {
                for (String child : place.list("")) {
                    var id = domainOf(child);
                    if (id.isPresent() && describes(place, id.get())) {
                        found.add(id.get());
                    }
                }
            }
            return found;
        });
    }

    private static Optional<StorageDomainId> domainOf(String name) {
        try {
            return Optional.of(StorageDomainId.of(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean describes(Place place, StorageDomainId id) throws java.io.IOException {
        String file = description(id);
        return place.isFile(file) && place.read(file).strip().equals(VERSION_LINE + id);
    }
}
