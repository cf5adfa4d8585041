package org.vireo.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.center.ActivateHost;
import org.vireo.engine.api.center.AddHost;
import org.vireo.engine.api.center.ConfirmHostDown;
import org.vireo.engine.api.center.DeactivateHost;
import org.vireo.engine.api.center.RemoveHost;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.host.EnrolmentDesk;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.Rehearsal;
import org.vireo.engine.api.vm.VmFleet;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.store.SettableClock;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.protocol.host.StatisticsReport;

/** The life of a host on a real database, from its token to its removal. */
class HostLifeTest {
    private static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final TestStore store = new TestStore();
    private final Inventory inventory = store.inventory();
    private final Transactions transactions = store.transactions();
    private final HeardEvents events = new HeardEvents();
    private final Rehearsal rehearsal = new Rehearsal(transactions, null);
    private final SettableClock clock = new SettableClock();
    private final Fleet fleet = new Fleet();
    private final HostStates states =
            new HostStates(inventory, transactions, events, fleet, new QuietCommands(), clock, 20, 60);
    private final AnnouncedAgents announced = new AnnouncedAgents(clock);
    private final InventoryEnrolments enrolments = new InventoryEnrolments(inventory, transactions, announced, clock);
    private final HostId host = HostId.random();

    @BeforeEach
    void addHost() {
        var add = AddHost.byToken(host, Details.named("h1"), CLUSTER, "h1.test");
        rehearsal.run(new AddHostHandler(inventory, events, new Adoption(inventory, announced, clock)), add);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private HostStatus status() {
        return inventory.get(Host.class, host).status();
    }

    private void bringUp() {
        enrolments.enrolled(host, "0a");
        transactions.run(() -> inventory.get(Host.class, host).setCapabilities("{\"hostName\":\"h1\"}"));
        states.heard(host, clock.instant(), true);
    }

    @Test
    void waitsForItsAgentAndIsUpOnceHeardFrom() {
        assertThat(status()).isEqualTo(HostStatus.INSTALLING);
        enrolments.enrolled(host, "0a");
        states.heard(host, clock.instant(), true);
        assertThat(status()).as("before it told what it is").isEqualTo(HostStatus.INITIALIZING);
        bringUp();
        assertThat(status()).isEqualTo(HostStatus.UP);
        assertThat(events.heard()).extracting(Event::code).containsExactly(42, 13);
    }

    @Test
    void isNotOperationalWithoutItsHypervisorAndRecovers() {
        bringUp();
        states.heard(host, clock.instant(), false);
        assertThat(status()).isEqualTo(HostStatus.NON_OPERATIONAL);
        states.heard(host, clock.instant(), true);
        assertThat(status()).isEqualTo(HostStatus.UP);
    }

    @Test
    void aSilentHostIsTriedThenLostThenBack() {
        bringUp();
        clock.pass(Duration.ofSeconds(30));
        states.lookForSilence();
        assertThat(status()).isEqualTo(HostStatus.CONNECTING);
        clock.pass(Duration.ofSeconds(31));
        states.lookForSilence();
        assertThat(status()).isEqualTo(HostStatus.NON_RESPONSIVE);
        assertThat(fleet.lost).containsExactly(host);
        states.heard(host, clock.instant(), true);
        assertThat(status()).isEqualTo(HostStatus.UP);
        assertThat(fleet.back).containsExactly(host);
    }

    @Test
    void aHostInMaintenanceMayBeSilent() {
        bringUp();
        maintenance();
        clock.pass(Duration.ofSeconds(600));
        states.lookForSilence();
        states.heard(host, clock.instant(), true);
        assertThat(status()).isEqualTo(HostStatus.MAINTENANCE);
    }

    private void maintenance() {
        var handler = new DeactivateHostHandler(inventory, events, new QuietCommands());
        assertThat(rehearsal.run(handler, new DeactivateHost(host, "dusting", false)))
                .isEmpty();
    }

    @Test
    void aTokenWorksOnceAndNotForever() {
        enrolments.offer(host, "first", clock.instant().plusSeconds(60));
        enrolments.offer(host, "second", clock.instant().plusSeconds(60));
        assertThat(enrolments.redeem("first")).as("replaced").isEmpty();
        assertThat(enrolments.redeem("second")).contains(host);
        assertThat(enrolments.redeem("second")).as("used").isEmpty();
        enrolments.offer(host, "third", clock.instant().plusSeconds(60));
        clock.pass(Duration.ofSeconds(61));
        assertThat(enrolments.redeem("third")).as("expired").isEmpty();
    }

    @Test
    void onlyTheLatestCertificateIsAdmitted() {
        assertThat(enrolments.admitted(host, "0a")).isFalse();
        enrolments.enrolled(host, "0a");
        enrolments.enrolled(host, "0B");
        assertThat(enrolments.admitted(host, "0a")).isFalse();
        assertThat(enrolments.admitted(host, "0b")).isTrue();
        assertThat(enrolments.admitted(HostId.random(), "0b")).isFalse();
    }

    @Test
    void isRemovedFromMaintenanceOnly() {
        bringUp();
        var dismissed = new ArrayList<HostId>();
        var remove = new RemoveHostHandler(inventory, events, new Desk(dismissed));
        assertThatThrownBy(() -> rehearsal.run(remove, new RemoveHost(host, false)))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("Switch it to maintenance first");
        maintenance();
        assertThat(rehearsal.run(remove, new RemoveHost(host, false))).isEmpty();
        assertThat(inventory.find(Host.class, host)).isEmpty();
        assertThat(dismissed).containsExactly(host);
    }

    @Test
    void onlyALostHostCanBeConfirmedDown() {
        bringUp();
        var confirm = new ConfirmHostDownHandler(inventory, events, fleet);
        assertThatThrownBy(() -> rehearsal.run(confirm, new ConfirmHostDown(host)))
                .hasMessage("Cannot confirm that Host h1 was rebooted. It is up.");
        clock.pass(Duration.ofSeconds(61));
        states.lookForSilence();
        rehearsal.run(confirm, new ConfirmHostDown(host));
        assertThat(fleet.down).containsExactly(host);
    }

    @Test
    void isActivatedFromMaintenanceOnly() {
        bringUp();
        var activate = new ActivateHostHandler(inventory, events);
        assertThatThrownBy(() -> rehearsal.run(activate, new ActivateHost(host)))
                .hasMessage("Cannot activate Host h1. It is up.");
        maintenance();
        rehearsal.run(activate, new ActivateHost(host));
        states.heard(host, clock.instant(), true);
        assertThat(status()).isEqualTo(HostStatus.UP);
    }

    @Test
    void keepsItsLatestSampleAndCapabilities() {
        var reports = new HostReports(inventory, transactions, states);
        var sample = new org.vireo.protocol.host.HostSample(
                1, 2, ByteSize.ofGiB(1), ByteSize.ofGiB(2), 0.5, Duration.ofHours(1));
        reports.receive(host, 1, START.plusSeconds(5), new StatisticsReport(sample, List.of()));
        reports.receive(
                host,
                2,
                START,
                new StatisticsReport(
                        new org.vireo.protocol.host.HostSample(9, 9, ByteSize.ZERO, ByteSize.ZERO, 9, Duration.ZERO),
                        List.of()));
        assertThat(inventory.get(org.vireo.inventory.HostSample.class, host).statistics())
                .as("a late sample changes nothing")
                .contains("\"cpuSystemPercent\": 2.0");
    }

    private static final class Fleet implements VmFleet {
        private final List<HostId> lost = new ArrayList<>();
        private final List<HostId> back = new ArrayList<>();
        private final List<HostId> down = new ArrayList<>();

        @Override
        public void hostLost(HostId host) {
            lost.add(host);
        }

        @Override
        public void hostDown(HostId host) {
            down.add(host);
        }

        @Override
        public void hostBack(HostId host) {
            back.add(host);
        }
    }

    private record Desk(List<HostId> dismissed) implements EnrolmentDesk {
        @Override
        public Offer offer(HostId host) {
            throw new UnsupportedOperationException("no test asks for a token here");
        }

        @Override
        public void dismiss(HostId host) {
            dismissed.add(host);
        }
    }

    private static final class QuietCommands implements Commands {
        @Override
        public Submission submit(Command command, Caller caller) {
            throw new UnsupportedOperationException("no test submits a command here");
        }

        @Override
        public void somethingChanged() {
            // nobody waits
        }
    }
}
