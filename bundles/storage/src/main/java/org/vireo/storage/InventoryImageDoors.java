package org.vireo.storage;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.transfer.ImageDoors;
import org.vireo.inventory.Host;
import org.vireo.inventory.ImageTransfer;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.ImageTransferPhase;

/** Finds the host of a ticket in the inventory. */
@Component
public final class InventoryImageDoors implements ImageDoors {
    private final Inventory inventory;
    private final Transactions transactions;

    @Activate
    public InventoryImageDoors(@Reference Inventory inventory, @Reference Transactions transactions) {
        this.inventory = inventory;
        this.transactions = transactions;
    }

    @Override
    public Optional<Door> find(String ticket) {
        return transactions.call(() -> inventory
                .first(ImageTransfer.class, Where.equal("ticketDigest", TransferTicket.digest(ticket)))
                .filter(transfer -> transfer.phase() == ImageTransferPhase.TRANSFERRING)
                .flatMap(transfer -> inventory
                        .find(Host.class, transfer.hostId())
                        .map(host -> new Door(host.address(), transfer.port()))));
    }
}
