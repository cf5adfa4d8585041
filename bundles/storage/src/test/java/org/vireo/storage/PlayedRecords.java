package org.vireo.storage;

import java.time.Duration;
import java.time.Instant;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.OperationId;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

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
        keeper.sweep(new PlainCall(OperationId.random(), Instant.now().plus(Duration.ofSeconds(10)), null));
    }

    private record PlainCall(OperationId operation, Instant deadline, HostLink hosts) implements Call {
        @Override
        public void progress(int percent) {
            // nobody looks at it
        }

        @Override
        public Call part(String name) {
            return new PlainCall(operation.part(name), deadline, hosts);
        }
    }
}
