package org.vireo.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.center.AddCluster;
import org.vireo.engine.api.center.AddDataCenter;
import org.vireo.engine.api.center.AddHost;
import org.vireo.engine.api.center.RemoveCluster;
import org.vireo.engine.api.center.RemoveDataCenter;
import org.vireo.engine.api.center.UpdateDataCenter;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.Rehearsal;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.DataCenterStatus;
import org.vireo.model.HostId;

/** Data centers and clusters on a real database. */
class CentersTest {
    private final TestStore store = new TestStore();
    private final Inventory inventory = store.inventory();
    private final HeardEvents events = new HeardEvents();
    private final Rehearsal rehearsal = new Rehearsal(store.transactions(), null);
    private final DataCenterId center = DataCenterId.random();
    private final ClusterId cluster = ClusterId.random();

    @AfterEach
    void close() {
        store.close();
    }

    private void addCenter(String name) {
        rehearsal.run(
                new AddDataCenterHandler(inventory, events),
                new AddDataCenter(center, Details.named(name), false, "4.7", Optional.empty()));
    }

    private void addCluster() {
        rehearsal.run(
                new AddClusterHandler(inventory, events),
                new AddCluster(
                        cluster,
                        Details.named("blue"),
                        Optional.of(center),
                        "",
                        100,
                        "4.7",
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void aNewDataCenterIsUninitialized() {
        addCenter("east");
        assertThat(inventory.get(DataCenter.class, center).status()).isEqualTo(DataCenterStatus.UNINITIALIZED);
    }

    @Test
    void aNameIsGivenOnceAndIsWellFormed() {
        assertThatThrownBy(() -> addCenter("Default"))
                .isInstanceOf(CommandRefused.class)
                .hasMessage("The Data Center name is already in use: Default");
        assertThatThrownBy(() -> addCenter("a b")).hasMessageContaining("letters, digits");
        assertThatThrownBy(() -> addCenter("")).hasMessageContaining("1 to 255");
    }

    @Test
    void changesOnlyWhatIsGiven() {
        addCenter("east");
        var change = new DetailsChange(Optional.empty(), Optional.of("by the sea"), Optional.empty(), Optional.empty());
        rehearsal.run(
                new UpdateDataCenterHandler(inventory, events),
                new UpdateDataCenter(center, change, Optional.empty(), Optional.of("4.6"), Optional.empty()));
        var row = inventory.get(DataCenter.class, center);
        assertThat(row.name()).isEqualTo("east");
        assertThat(row.description()).isEqualTo("by the sea");
        assertThat(row.compatibility()).isEqualTo("4.6");
    }

    @Test
    void aClusterStaysWhenItsDataCenterGoes() {
        addCenter("east");
        addCluster();
        rehearsal.run(new RemoveDataCenterHandler(inventory, events), new RemoveDataCenter(center, false));
        assertThat(inventory.find(DataCenter.class, center)).isEmpty();
        assertThat(inventory.get(Cluster.class, cluster).dataCenterId()).isEmpty();
    }

    @Test
    void aClusterWithHostsIsNotRemoved() {
        addCenter("east");
        addCluster();
        rehearsal.run(
                new AddHostHandler(inventory, events, new Adoption(inventory, new AnnouncedAgents())),
                AddHost.byToken(HostId.random(), Details.named("h1"), cluster, "h1.test"));
        assertThatThrownBy(() -> rehearsal.run(new RemoveClusterHandler(inventory, events), new RemoveCluster(cluster)))
                .hasMessage("Cannot remove Cluster blue. It contains hosts.");
    }

    @Test
    void anEmptyClusterIsRemoved() {
        addCenter("east");
        addCluster();
        rehearsal.run(new RemoveClusterHandler(inventory, events), new RemoveCluster(cluster));
        assertThat(inventory.find(Cluster.class, cluster)).isEmpty();
    }
}
