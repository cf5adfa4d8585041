package org.vireo.storage.ovf;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.vireo.engine.api.command.Details;
import org.vireo.model.VmSettings;

/**
 * A virtual machine or template as a storage domain tells of it. Immutable.
 *
 * @param template whether it is a template
 * @param id which
 * @param texts name and the like
 * @param created when it was made
 * @param settings what it is made of, without secrets
 * @param initialized whether it has run before
 * @param origin where it comes from
 * @param disks all of its disks with images, also those in other storage domains
 * @param attachments how it has each of them
 * @param nics its network interfaces
 * @param snapshots of a virtual machine, taken by users
 */
public record ToldMachine(
        boolean template,
        UUID id,
        Details texts,
        Instant created,
        VmSettings settings,
        boolean initialized,
        ToldOrigin origin,
        List<ToldDisk> disks,
        List<ToldAttachment> attachments,
        List<ToldNic> nics,
        List<ToldSnapshot> snapshots) {
    /** Refuses missing values, and parts that do not belong together with an {@link IllegalArgumentException}. */
    public ToldMachine {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(texts, "texts");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(origin, "origin");
        disks = List.copyOf(disks);
        attachments = List.copyOf(attachments);
        nics = List.copyOf(nics);
        snapshots = List.copyOf(snapshots);
        requireEachOnce(disks, attachments);
        requireKnownSnapshots(disks, snapshots);
    }

    /** The same with disks as a guest would read them, by themselves and without snapshots. */
    public ToldMachine flat() {
        return new ToldMachine(
                template,
                id,
                texts,
                created,
                settings,
                initialized,
                origin,
                disks.stream().map(ToldDisk::flat).toList(),
                attachments,
                nics,
                List.of());
    }

    private static void requireEachOnce(List<ToldDisk> disks, List<ToldAttachment> attachments) {
        var known = new HashSet<UUID>();
        disks.forEach(disk -> known.add(disk.id()));
        var attached = new HashSet<UUID>();
        attachments.forEach(one -> attached.add(one.disk()));
        if (!known.equals(attached) || known.size() != disks.size() || attached.size() != attachments.size()) {
            throw new IllegalArgumentException("disks and their attachments must belong together, one each");
        }
    }

    private static void requireKnownSnapshots(List<ToldDisk> disks, List<ToldSnapshot> snapshots) {
        var known = new HashSet<UUID>();
        snapshots.forEach(snapshot -> known.add(snapshot.id()));
        disks.stream().flatMap(disk -> disk.frozen().stream()).forEach(image -> {
            if (!known.contains(image.snapshot())) {
                throw new IllegalArgumentException(
                        "image " + image.id() + " belongs to a snapshot that is not told of: " + image.snapshot());
            }
        });
    }
}
