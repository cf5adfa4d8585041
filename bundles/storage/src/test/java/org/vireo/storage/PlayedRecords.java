package org.vireo.storage;

import java.time.Duration;
import java.time.Instant;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.OperationId;

/** All that has to do with records of domains, put together as the container does. */
final class PlayedRecords {
    final PlayedPorts ports;
    final DomainContent content;
    final RecordPlaces places;
    final Descriptions descriptions;
    final RecordKeeper keeper;
    final RecordSteps steps;
    final ArrivedDisks disks;
    final Arrivals arrivals;
    final ArrivalSteps arrivalSteps;

    PlayedRecords(TestStore store, Events events, StorageBackends backends, StorageHosts hosts) {
        var inventory = store.inventory();
        var transactions = store.transactions();
        ports = new PlayedPorts(inventory);
        content = new DomainContent(inventory, ports);
        places = new RecordPlaces(inventory, transactions, backends, hosts);
        descriptions = new Descriptions(inventory);
        keeper = new RecordKeeper(inventory, transactions, descriptions, places);
        steps = new RecordSteps(keeper, new RecordFinder(inventory, transactions, events, places), places);
        disks = new ArrivedDisks(inventory, transactions, backends, hosts, places);
        arrivals = new Arrivals(inventory, places, disks);
        arrivalSteps = new ArrivalSteps(inventory, transactions, arrivals, disks);
    }

    void sweep() {
        keeper.sweep(new TimedCall(OperationId.random(), Instant.now().plus(Duration.ofSeconds(10)), null));
    }
}
