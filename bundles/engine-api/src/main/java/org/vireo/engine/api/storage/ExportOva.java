package org.vireo.engine.api.storage;

import java.util.Objects;
import java.util.UUID;
import org.vireo.engine.api.command.Command;
import org.vireo.model.HostId;

/**
 * Writes a virtual machine that is down, or a template, into a package in a file of a host: with its disks as they are, without its
 * snapshots. Immutable.
 *
 * @param machine which
 * @param template whether it is a template
 * @param host that writes the file
 * @param directory absolute, on the host; the host's settings say where it may be
 * @param file plain name of the file, which must not be there yet
 */
public record ExportOva(UUID machine, boolean template, HostId host, String directory, String file) implements Command {
    /** Refuses missing values. */
    public ExportOva {
        Objects.requireNonNull(machine, "machine");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(file, "file");
    }
}
