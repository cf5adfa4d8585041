package org.vireo.inventory.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.ClusterNetwork;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.MacPool;
import org.vireo.inventory.MacRange;
import org.vireo.inventory.Network;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.VnicProfile;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.DataCenterStatus;
import org.vireo.model.ModelError;
import org.vireo.model.TemplateId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

final class SchemaStoreTest {
    private static final DataCenterId CENTER = DataCenterId.of("58cfb470-02f3-03d7-0386-0000000003bc");
    private static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");

    private TestStore store;
    private Inventory inventory;

    @BeforeEach
    void open() {
        store = new TestStore();
        inventory = store.inventory();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Cluster cluster(String name, Optional<DataCenterId> center) {
        var cluster = new Cluster(ClusterId.random());
        cluster.setName(name);
        cluster.setDataCenterId(center);
        inventory.add(cluster);
        return cluster;
    }

    private DataCenter center(String name) {
        var center = new DataCenter(DataCenterId.random());
        center.setName(name);
        center.setStatus(DataCenterStatus.UNINITIALIZED);
        center.setMacPoolId(inventory.get(DataCenter.class, CENTER).macPoolId());
        inventory.add(center);
        return center;
    }

    private Vm vm(String name, ClusterId cluster) {
        var vm = new Vm(VmId.random());
        vm.setName(name);
        vm.setClusterId(cluster);
        vm.setTemplateId(TemplateId.BLANK);
        vm.setOriginalTemplateId(TemplateId.BLANK);
        vm.setStatus(VmStatus.DOWN);
        vm.setSettings(VmSettings.BLANK);
        vm.setCreated(Instant.EPOCH);
        inventory.add(vm);
        return vm;
    }

    @Test
    void startsWithWhatClientsExpect() {
        Template blank = inventory.get(Template.class, TemplateId.BLANK);
        assertThat(blank.name()).isEqualTo("Blank");
        assertThat(blank.settings()).isEqualTo(VmSettings.BLANK);
        assertThat(inventory.get(DataCenter.class, CENTER).name()).isEqualTo("Default");
        assertThat(inventory.get(Cluster.class, CLUSTER).dataCenterId()).contains(CENTER);
        Network network = inventory.first(Network.class, Where.all()).orElseThrow();
        assertThat(network.name()).isEqualTo("ovirtmgmt");
        assertThat(network.settings()).isEqualTo(Map.of("mode", "nat"));
        ClusterNetwork attached =
                inventory.first(ClusterNetwork.class, Where.all()).orElseThrow();
        assertThat(attached.clusterId()).isEqualTo(CLUSTER);
        assertThat(attached.networkId()).isEqualTo(network.id());
        assertThat(attached.management() && attached.display() && attached.migration() && attached.required())
                .isTrue();
        assertThat(inventory.first(VnicProfile.class, Where.all()).orElseThrow().networkId())
                .isEqualTo(network.id());
        MacPool pool = inventory.first(MacPool.class, Where.all()).orElseThrow();
        MacRange range = inventory.first(MacRange.class, Where.all()).orElseThrow();
        assertThat(range.macPoolId()).isEqualTo(pool.id());
        assertThat(range.rangeStart()).matches("56:6f:[0-9a-f]{2}:[0-9a-f]{2}:00:00");
        assertThat(range.rangeEnd()).isEqualTo(range.rangeStart().substring(0, 12) + "ff:ff");
    }

    @Test
    void takesANameOncePerDataCenter() {
        var elsewhere = cluster("elsewhere", Optional.of(center("other").id()));
        var beside = cluster("beside", Optional.of(CENTER));
        vm("hello", CLUSTER);
        vm("hello", elsewhere.id());

        assertThatThrownBy(() -> vm("hello", beside.id()))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(ModelError.NAME_IN_USE))
                .hasMessage("the name hello is in use by another VM");
    }

    @Test
    void noticesThatAClusterBringsATakenNameIntoADataCenter() {
        var free = cluster("free", Optional.empty());
        vm("hello", CLUSTER);
        vm("hello", free.id());

        assertThatThrownBy(() -> store.transactions()
                        .run(() -> inventory.get(Cluster.class, free.id()).setDataCenterId(Optional.of(CENTER))))
                .hasMessage("the name hello is in use by another VM");
    }

    @Test
    void noticesATakenNameWhateverIsWrittenFirst() {
        var other = center("other");
        vm("hello", cluster("one", Optional.of(other.id())).id());

        assertThatThrownBy(() -> store.transactions().run(() -> {
                    var late = new Cluster(ClusterId.random());
                    late.setName("late");
                    late.setDataCenterId(Optional.of(other.id()));
                    vm("hello", late.id());
                    inventory.flush();
                    inventory.add(late);
                }))
                .hasMessage("the name hello is in use by another VM");
    }

    @Test
    void freesClustersOfARemovedDataCenter() {
        var other = center("other");
        var cluster = cluster("one", Optional.of(other.id()));

        store.transactions().run(() -> inventory.remove(inventory.get(DataCenter.class, other.id())));

        assertThat(inventory.get(Cluster.class, cluster.id()).dataCenterId()).isEmpty();
    }
}
