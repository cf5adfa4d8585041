package org.vireo.engine.api.network;

import java.util.Objects;
import java.util.Optional;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.VnicProfileId;

/**
 * A network interface to add. Immutable.
 *
 * @param id of the new one
 * @param name unique within its owner
 * @param profile what it is connected to
 * @param model how the guest sees it
 * @param mac colon form, from the pool when missing
 * @param linked whether the cable is plugged
 * @param plugged whether the guest sees it
 * @param extras JSON object
 */
public record NewNic(
        NicId id,
        String name,
        Optional<VnicProfileId> profile,
        NicModel model,
        Optional<String> mac,
        boolean linked,
        boolean plugged,
        String extras) {
    /** Refuses missing values. */
    public NewNic {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(mac, "mac");
        Objects.requireNonNull(extras, "extras");
    }
}
