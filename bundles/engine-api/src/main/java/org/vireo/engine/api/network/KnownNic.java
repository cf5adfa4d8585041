package org.vireo.engine.api.network;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Details;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.VnicProfileId;

/**
 * A network interface that a machine had before it came into the inventory. Immutable.
 *
 * @param id it keeps unless there is one of that id
 * @param texts name and the like
 * @param mac in colon form, empty for none
 * @param model how the guest sees it
 * @param linked whether the cable is plugged
 * @param plugged whether the guest sees it
 * @param profile what it is connected to
 */
public record KnownNic(
        NicId id,
        Details texts,
        String mac,
        NicModel model,
        boolean linked,
        boolean plugged,
        Optional<VnicProfileId> profile) {
    /** Refuses missing values. */
    public KnownNic {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(texts, "texts");
        Objects.requireNonNull(mac, "mac");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(profile, "profile");
    }
}
