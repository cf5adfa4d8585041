package org.vireo.protocol.vm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vireo.model.BackupId;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;

/** Where the bytes of a disk are, as a hypervisor opens them. */
public sealed interface DiskSource {
    /** Layout of the bytes. */
    DiskFormat format();

    /**
     * A file.
     *
     * @param path absolute, on the host
     * @param format layout
     */
    record FileDisk(String path, DiskFormat format) implements DiskSource {
        /** Refuses missing values. */
        public FileDisk {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(format, "format");
        }
    }

    /**
     * A block device.
     *
     * @param path absolute, on the host
     * @param format layout
     */
    record BlockDisk(String path, DiskFormat format) implements DiskSource {
        /** Refuses missing values. */
        public BlockDisk {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(format, "format");
        }
    }

    /**
     * An image the hypervisor reaches over the network by itself.
     *
     * @param protocol of the hypervisor, such as {@code rbd} or {@code nfs}
     * @param name of the image
     * @param servers {@code host} or {@code host:port}, an address of IPv6 in brackets
     * @param secret {@code user@id} of the secret that opens it, empty for none; the host's driver knows what it is
     * @param format layout
     * @param slice the part of what has the name that is the image; empty for all of it
     */
    record NetworkDisk(
            String protocol, String name, List<String> servers, String secret, DiskFormat format, Optional<Slice> slice)
            implements DiskSource {
        /** All of what has the name. */
        public NetworkDisk(String protocol, String name, List<String> servers, String secret, DiskFormat format) {
            this(protocol, name, servers, secret, format, Optional.empty());
        }

        /** Refuses missing values; peers of before have no slices. */
        public NetworkDisk {
            slice = slice == null ? Optional.empty() : slice;
            Objects.requireNonNull(protocol, "protocol");
            Objects.requireNonNull(name, "name");
            servers = List.copyOf(servers);
            Objects.requireNonNull(secret, "secret");
            Objects.requireNonNull(format, "format");
        }
    }

    /**
     * A part of a device.
     *
     * @param offset where it begins, 0 or more bytes
     * @param size how long it is
     */
    record Slice(long offset, ByteSize size) {
        /** Refuses what cannot be. */
        public Slice {
            Objects.requireNonNull(size, "size");
            if (offset < 0 || size.bytes() <= 0) {
                throw new IllegalArgumentException("a slice at " + offset + " of " + size + " cannot be");
            }
        }
    }

    /**
     * An image and those it reads through to, told one by one because the hypervisor does not find them by itself. Hosts make this of
     * what the engine names; engines do not.
     *
     * @param top what is written
     * @param below from the next one down to the lowest
     */
    record LayeredDisk(DiskSource top, List<DiskSource> below) implements DiskSource {
        /** Refuses missing values and layers within layers. */
        public LayeredDisk {
            Objects.requireNonNull(top, "top");
            below = List.copyOf(below);
            if (top instanceof LayeredDisk || below.stream().anyMatch(LayeredDisk.class::isInstance)) {
                throw new IllegalArgumentException("a layer has no layers of its own");
            }
        }

        @Override
        public DiskFormat format() {
            return top.format();
        }
    }

    /**
     * A disk as it was when a backup began, served by the hypervisor of the host that the backup goes on at.
     *
     * @param backup which
     * @param disk which of its disks
     * @param changes whether it is told what was written since an earlier checkpoint
     */
    record BackupDisk(BackupId backup, DiskId disk, boolean changes) implements DiskSource {
        /** Refuses missing values. */
        public BackupDisk {
            Objects.requireNonNull(backup, "backup");
            Objects.requireNonNull(disk, "disk");
        }

        /** What the guest saw. */
        @Override
        public DiskFormat format() {
            return DiskFormat.RAW;
        }
    }
}
