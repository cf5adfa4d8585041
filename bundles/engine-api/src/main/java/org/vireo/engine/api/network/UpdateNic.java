package org.vireo.engine.api.network;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.VnicProfileId;

/**
 * Changes an interface. Immutable.
 *
 * @param id which
 * @param name new name
 * @param profile new profile, or none
 * @param model new model
 * @param mac new address
 * @param linked new value
 * @param plugged new value
 * @param extras new JSON object
 */
public record UpdateNic(
        NicId id,
        Optional<String> name,
        Optional<Optional<VnicProfileId>> profile,
        Optional<NicModel> model,
        Optional<String> mac,
        Optional<Boolean> linked,
        Optional<Boolean> plugged,
        Optional<String> extras)
        implements Command {
    /** Refuses missing values. */
    public UpdateNic {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(mac, "mac");
        Objects.requireNonNull(linked, "linked");
        Objects.requireNonNull(plugged, "plugged");
        Objects.requireNonNull(extras, "extras");
    }
}
