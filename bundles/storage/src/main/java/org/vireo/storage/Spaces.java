package org.vireo.storage;

import org.vireo.inventory.StorageDomain;
import org.vireo.protocol.storage.StorageSpace;

/** Keeps what a backend tells of a domain's space. */
final class Spaces {
    private Spaces() {}

    static void keep(StorageDomain domain, StorageSpace space) {
        domain.setTotal(space.total());
        domain.setAvailable(space.available());
    }
}
