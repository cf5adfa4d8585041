package org.vireo.storage.ovf;

import java.util.Objects;
import java.util.UUID;
import org.vireo.engine.api.command.Details;
import org.vireo.model.NicModel;

/**
 * A network interface of a machine as a storage domain tells of it. Immutable.
 *
 * @param id which
 * @param texts name and the like
 * @param mac in colon form, empty for a template's
 * @param model how the guest sees it
 * @param linked whether the cable is plugged
 * @param plugged whether the guest sees it
 * @param network name of the network it was connected to, empty for none
 * @param profile name of the vNIC profile of that network, empty for none
 */
public record ToldNic(
        UUID id,
        Details texts,
        String mac,
        NicModel model,
        boolean linked,
        boolean plugged,
        String network,
        String profile) {
    /** Refuses missing values, and what is no MAC address with an {@link IllegalArgumentException}. */
    public ToldNic {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(texts, "texts");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(profile, "profile");
        if (!mac.isEmpty() && !mac.matches("(?i)([0-9a-f]{2}:){5}[0-9a-f]{2}")) {
            throw new IllegalArgumentException("the MAC address of an interface must be in colon form");
        }
    }
}
