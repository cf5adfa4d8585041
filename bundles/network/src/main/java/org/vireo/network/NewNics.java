package org.vireo.network;

import org.vireo.engine.api.network.NewNic;
import org.vireo.inventory.Nic;

/** Interfaces to add, as entities. */
final class NewNics {
    private NewNics() {}

    static Nic entity(NewNic from) {
        var nic = new Nic(from.id());
        nic.setName(from.name());
        nic.setVnicProfileId(from.profile());
        nic.setModel(from.model());
        nic.setLinked(from.linked());
        nic.setPlugged(from.plugged());
        nic.setExtras(from.extras());
        return nic;
    }
}
