package org.vireo.hosts;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.host.Enrolments;
import org.vireo.engine.api.host.WaitingAgent;
import org.vireo.inventory.EnrolmentToken;
import org.vireo.inventory.Host;
import org.vireo.inventory.HostAdoption;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;

/** Keeps who may join the link and who belongs to it in the inventory. */
@Component
public final class InventoryEnrolments implements Enrolments {
    private final Inventory inventory;
    private final Transactions transactions;
    private final AnnouncedAgents announced;
    private final Clock clock;

    @Activate
    public InventoryEnrolments(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference AnnouncedAgents announced) {
        this(inventory, transactions, announced, Clock.systemUTC());
    }

    InventoryEnrolments(Inventory inventory, Transactions transactions, AnnouncedAgents announced, Clock clock) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.announced = announced;
        this.clock = clock;
    }

    @Override
    public void offer(HostId host, String tokenHash, Instant expires) {
        transactions.run(() -> {
            inventory.getForUpdate(Host.class, host);
            var token = inventory.find(EnrolmentToken.class, host).orElseGet(() -> {
                var fresh = new EnrolmentToken(host);
                fresh.setHash(tokenHash);
                fresh.setExpires(expires);
                inventory.add(fresh);
                return fresh;
            });
            token.setHash(tokenHash);
            token.setExpires(expires);
            token.setUsed(Optional.empty());
        });
    }

    @Override
    public Optional<HostId> redeem(String tokenHash) {
        return transactions.call(() -> inventory
                .first(EnrolmentToken.class, Where.equal("hash", tokenHash))
                .flatMap(this::useUp));
    }

    private Optional<HostId> useUp(EnrolmentToken found) {
        var host = found.hostId();
        var token = inventory.getForUpdate(EnrolmentToken.class, host);
        var now = clock.instant();
        if (token.used().isPresent() || !token.expires().isAfter(now)) {
            return Optional.empty();
        }
        token.setUsed(Optional.of(now));
        return Optional.of(host);
    }

    @Override
    public void enrolled(HostId host, String certificateSerial) {
        transactions.run(() -> {
            var row = inventory.getForUpdate(Host.class, host);
            row.setEnrolled(true);
            row.setCertificateSerial(certificateSerial);
            if (row.status() == HostStatus.INSTALLING || row.status() == HostStatus.INSTALL_FAILED) {
                row.setStatus(HostStatus.INITIALIZING);
                row.setStatusDetail("its agent has enrolled and is connecting");
            }
        });
    }

    @Override
    public boolean admitted(HostId host, String certificateSerial) {
        return inventory
                .find(Host.class, host)
                .filter(Host::enrolled)
                .filter(row -> row.certificateSerial().equalsIgnoreCase(certificateSerial))
                .isPresent();
    }

    @Override
    public Optional<HostId> announced(WaitingAgent agent) {
        var adopted = transactions.call(() -> inventory
                .first(HostAdoption.class, Where.equal("keyFingerprint", agent.fingerprint()))
                .filter(adoption -> adoption.expires().isAfter(clock.instant()))
                .map(HostAdoption::hostId));
        if (adopted.isEmpty()) {
            announced.heard(agent);
        }
        return adopted;
    }
}
