package org.vireo.storage;

import org.vireo.engine.api.event.Events;
import org.vireo.inventory.store.TestStore;

/** The volumes of an engine over a database of one test, and what they are made of. */
record TestVolumes(ImageChains chains, LeftImages left, InventoryVolumes volumes) {
    static TestVolumes of(TestStore store, Events events, StorageBackends backends, StorageHosts hosts) {
        var inventory = store.inventory();
        var transactions = store.transactions();
        var chains = new ImageChains(inventory, transactions, backends, hosts);
        var left = new LeftImages(inventory, transactions, events, backends, hosts, chains);
        var volumes = new InventoryVolumes(inventory, transactions, backends, hosts, chains, left);
        return new TestVolumes(chains, left, volumes);
    }
}
