package org.vireo.storage.ovf;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.engine.api.command.Details;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;

/**
 * A disk as a storage domain tells of it. Immutable.
 *
 * @param id which
 * @param texts name and the like
 * @param domain where its images lie
 * @param format layout of the image that is written to
 * @param size virtual size
 * @param sparse whether space is taken as it is written
 * @param shareable whether several virtual machines may use it
 * @param wipeAfterDelete whether its bytes are overwritten on removal
 * @param readOnly whether writes are refused
 * @param contentType data or iso
 * @param created when it was added
 * @param image that is written to, unless it has the id of the disk
 * @param parent the frozen image that one reads through to
 * @param backing the disk of a template that it reads through to
 * @param frozen images that snapshots keep
 */
public record ToldDisk(
        UUID id,
        Details texts,
        UUID domain,
        DiskFormat format,
        ByteSize size,
        boolean sparse,
        boolean shareable,
        boolean wipeAfterDelete,
        boolean readOnly,
        String contentType,
        Instant created,
        Optional<UUID> image,
        Optional<UUID> parent,
        Optional<UUID> backing,
        List<ToldImage> frozen) {
    private static final Set<String> CONTENTS = Set.of(
            "data",
            "iso",
            "ovf_store",
            "memory_dump_volume",
            "memory_metadata_volume",
            "backup_scratch",
            "hosted_engine",
            "hosted_engine_sanlock",
            "hosted_engine_metadata",
            "hosted_engine_configuration");

    /** Refuses missing values, and contents that there are none of with an {@link IllegalArgumentException}. */
    public ToldDisk {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(texts, "texts");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(size, "size");
        if (!CONTENTS.contains(contentType)) {
            throw new IllegalArgumentException("the content of a disk must be data, iso or the like");
        }
        Objects.requireNonNull(created, "created");
        image = image == null ? Optional.empty() : image;
        parent = parent == null ? Optional.empty() : parent;
        backing = backing == null ? Optional.empty() : backing;
        frozen = frozen == null ? List.of() : List.copyOf(frozen);
    }

    /** The same as a guest would read it: one image that reads through to nothing. */
    ToldDisk flat() {
        return new ToldDisk(
                id,
                texts,
                domain,
                format,
                size,
                sparse,
                shareable,
                wipeAfterDelete,
                readOnly,
                contentType,
                created,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** The image that is written to. */
    public UUID writtenTo() {
        return image.orElse(id);
    }

    /** Every volume that is its own. */
    public Set<UUID> volumes() {
        var all = new LinkedHashSet<UUID>();
        all.add(writtenTo());
        frozen.forEach(one -> all.add(one.id()));
        return all;
    }
}
