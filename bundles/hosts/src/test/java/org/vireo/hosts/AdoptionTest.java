package org.vireo.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.center.AddHost;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.host.WaitingAgent;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.Rehearsal;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.store.SettableClock;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;

/** Agents that wait, on a real database. */
class AdoptionTest {
    private static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");

    private final TestStore store = new TestStore();
    private final Inventory inventory = store.inventory();
    private final Transactions transactions = store.transactions();
    private final HeardEvents events = new HeardEvents();
    private final Rehearsal rehearsal = new Rehearsal(transactions, null);
    private final SettableClock clock = new SettableClock();
    private final AnnouncedAgents announced = new AnnouncedAgents(clock);
    private final InventoryEnrolments enrolments = new InventoryEnrolments(inventory, transactions, announced, clock);

    @AfterEach
    void close() {
        store.close();
    }

    private WaitingAgent agent(String key, String address) {
        return new WaitingAgent(
                "SHA256:" + key, address, address.isEmpty() ? key : "name-of-" + key, "192.0.2.1", clock.instant());
    }

    private AddHost adopting(HostId id, String address, String fingerprint) {
        return new AddHost(id, Details.named("adopted"), CLUSTER, address, true, Optional.ofNullable(fingerprint));
    }

    private AddHostHandler adder() {
        return new AddHostHandler(inventory, events, new Adoption(inventory, announced, clock));
    }

    @Test
    void anAgentThatWaitsGetsNothingUntilItsAddressIsAdopted() {
        var agent = agent("a", "h2.test");
        assertThat(enrolments.announced(agent)).isEmpty();
        var id = HostId.random();

        rehearsal.run(adder(), adopting(id, "h2.test", null));

        assertThat(enrolments.announced(agent)).contains(id);
        assertThat(enrolments.announced(agent)).as("when the answer was lost").contains(id);
        assertThat(announced.list()).isEmpty();
        clock.pass(Duration.ofMinutes(61));
        assertThat(enrolments.announced(agent)).as("an hour later").isEmpty();
    }

    @Test
    void nothingIsLeftOfAHostThatNobodyWaitsFor() {
        var id = HostId.random();
        assertThatThrownBy(() -> rehearsal.run(adder(), adopting(id, "h2.test", null)))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("No agent waits for approval at address h2.test");
        assertThat(transactions.call(() -> inventory.find(Host.class, id))).isEmpty();
    }

    @Test
    void theFingerprintDecidesBetweenAgentsThatClaimOneAddress() {
        enrolments.announced(agent("false", "h2.test"));
        enrolments.announced(agent("true", "h2.test"));
        assertThatThrownBy(() -> rehearsal.run(adder(), adopting(HostId.random(), "h2.test", null)))
                .hasMessageContaining("2 agents");
        assertThatThrownBy(() -> rehearsal.run(adder(), adopting(HostId.random(), "h2.test", "SHA256:other")))
                .hasMessageContaining("not the one given");
        var id = HostId.random();
        rehearsal.run(adder(), adopting(id, "h2.test", "SHA256:true"));
        assertThat(enrolments.announced(agent("true", "h2.test"))).contains(id);
        assertThat(enrolments.announced(agent("false", "h2.test"))).isEmpty();
    }

    @Test
    void aFloodOfAnnouncementsIsBounded() {
        for (int i = 0; i < 250; i++) {
            enrolments.announced(agent("k" + i, "h2.test"));
        }
        assertThatThrownBy(() -> enrolments.announced(agent("k250", "h2.test")))
                .hasMessageContaining("too many agents");
        clock.pass(Duration.ofMinutes(2));
        assertThat(enrolments.announced(agent("k250", "h2.test"))).isEmpty();
        assertThat(announced.list()).hasSize(1);
    }
}
