package org.vireo.storage.ovf;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vireo.model.VmSettings;

/**
 * The machine in a package, made by whatever product. Immutable.
 *
 * @param name of it, may be empty
 * @param description of it, may be empty
 * @param settings what it is made of
 * @param disks in the order in which its firmware finds them
 * @param nics in order
 * @param own all that this product told of it, if it made the package
 */
public record PackagedMachine(
        String name,
        String description,
        VmSettings settings,
        List<PackagedDisk> disks,
        List<PackagedNic> nics,
        Optional<ToldMachine> own) {
    /** Refuses missing values. */
    public PackagedMachine {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(settings, "settings");
        disks = List.copyOf(disks);
        nics = List.copyOf(nics);
        Objects.requireNonNull(own, "own");
    }
}
