package org.vireo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.network.AddNetwork;
import org.vireo.engine.api.network.AddNic;
import org.vireo.engine.api.network.AddTemplateNic;
import org.vireo.engine.api.network.AttachNetwork;
import org.vireo.engine.api.network.DetachNetwork;
import org.vireo.engine.api.network.KnownNic;
import org.vireo.engine.api.network.NewNic;
import org.vireo.engine.api.network.RemoveNetwork;
import org.vireo.engine.api.network.RemoveNic;
import org.vireo.engine.api.network.UpdateNic;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.NoGuard;
import org.vireo.engine.api.rehearsal.PlayedGuests;
import org.vireo.engine.api.rehearsal.Rehearsal;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Network;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Template;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.VnicProfile;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.NetworkId;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.TemplateId;
import org.vireo.model.TemplateStatus;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;
import org.vireo.model.VnicProfileId;
import org.vireo.protocol.network.FoundNetwork;
import org.vireo.protocol.vm.PortBinding;
import org.vireo.spi.SettingSpec;
import org.vireo.spi.host.Call;
import org.vireo.spi.network.NetworkProvider;
import org.vireo.spi.network.NetworkSpec;
import org.vireo.spi.network.NicSpec;

/** Networks, profiles and interfaces on a real database. */
class NetworkHandlersTest {
    private static final DataCenterId CENTER = DataCenterId.of("58cfb470-02f3-03d7-0386-0000000003bc");
    private static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");
    private static final NetworkId MANAGEMENT = NetworkId.of("00000000-0000-0000-0000-000000000009");
    private static final VnicProfileId PROFILE = VnicProfileId.of("0000000a-000a-000a-000a-000000000398");

    private final TestStore store = new TestStore();
    private final Inventory inventory = store.inventory();
    private final Transactions transactions = store.transactions();
    private final HeardEvents events = new HeardEvents();
    private final NetworkProviders providers = new NetworkProviders(new NoGuard());
    private final MacAddresses addresses = new MacAddresses(inventory);
    private final NicRules rules = new NicRules(inventory, addresses);
    private final Rehearsal rehearsal = new Rehearsal(transactions, null);
    private final PlayedGuests guests = new PlayedGuests();
    private final LiveNics live = new LiveNics(inventory, guests);
    private final NetworkId network = NetworkId.random();
    private final VmId vm = VmId.random();

    @BeforeEach
    void addVm() {
        providers.add(new WireProvider());
        transactions.run(() -> {
            var row = new Vm(vm);
            row.setName("hello");
            row.setClusterId(CLUSTER);
            row.setTemplateId(TemplateId.BLANK);
            row.setOriginalTemplateId(TemplateId.BLANK);
            row.setStatus(VmStatus.DOWN);
            row.setSettings(VmSettings.BLANK);
            row.setCreated(Instant.EPOCH);
            inventory.add(row);
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void addNetwork(int vlan, int mtu) {
        rehearsal.run(
                new AddNetworkHandler(inventory, events, providers),
                new AddNetwork(network, Details.named("red"), CENTER, "wire", Map.of(), Optional.of(vlan), mtu, true));
    }

    private NicId addNic(String name, Optional<VnicProfileId> profile, Optional<String> mac) {
        var nic = new NewNic(NicId.random(), name, profile, NicModel.VIRTIO, mac, true, true, "{}");
        rehearsal.run(new AddNicHandler(inventory, events, addresses, rules, live), new AddNic(vm, nic));
        return nic.id();
    }

    @Test
    void aRunningVirtualMachineTakesInterfacesOnAtOnce() {
        guests.running.add(vm);
        var nic = addNic("nic1", Optional.of(PROFILE), Optional.empty());
        assertThat(guests.devices).containsExactly(nic);
        var update = new UpdateNicHandler(inventory, events, rules, live);
        var other = Optional.of("56:6f:00:00:00:09");
        assertThatThrownBy(() -> rehearsal.run(update, change(nic, other, Optional.empty())))
                .hasMessageContaining("unplug it first");
        assertThat(rehearsal.run(update, change(nic, other, Optional.of(false))))
                .isEmpty();
        assertThat(guests.devices).isEmpty();
        guests.stubborn = true;
        assertThat(rehearsal.run(update, change(nic, Optional.empty(), Optional.of(true))))
                .isPresent();
        assertThat(inventory.get(Nic.class, nic).plugged()).isFalse();
    }

    private static UpdateNic change(NicId nic, Optional<String> mac, Optional<Boolean> plugged) {
        return new UpdateNic(
                nic,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                mac,
                Optional.empty(),
                plugged,
                Optional.empty());
    }

    @Test
    void aNewNetworkHasAProfileOfItsName() {
        addNetwork(7, 1400);
        var profiles = inventory.list(VnicProfile.class, Where.equal("networkId", network));
        assertThat(profiles).extracting(VnicProfile::name).containsExactly("red");
        assertThat(inventory.get(Network.class, network).settings()).containsEntry("checked", "yes");
    }

    @Test
    void refusesNumbersNoNetworkCanHave() {
        assertThatThrownBy(() -> addNetwork(4095, 0)).hasMessageContaining("0 to 4094");
        assertThatThrownBy(() -> addNetwork(1, 67)).hasMessageContaining("68 to 65520");
    }

    @Test
    void interfacesGetAddressesOfThePoolOneAfterTheOther() {
        var first = inventory.get(Nic.class, addNic("nic1", Optional.of(PROFILE), Optional.empty()));
        var second = inventory.get(Nic.class, addNic("nic2", Optional.of(PROFILE), Optional.empty()));
        assertThat(MacAddresses.valid(first.mac())).isTrue();
        assertThat(second.mac()).isGreaterThan(first.mac());
    }

    @Test
    void anAddressIsGivenOnce() {
        addNic("nic1", Optional.empty(), Optional.of("00:1A:4A:16:01:51"));
        assertThatThrownBy(() -> addNic("nic2", Optional.empty(), Optional.of("00:1a:4a:16:01:51")))
                .isInstanceOf(CommandRefused.class)
                .hasMessage("MAC Address 00:1a:4a:16:01:51 is already in use.");
    }

    @Test
    void refusesAddressesThatAreNone() {
        assertThatThrownBy(() -> addNic("nic1", Optional.empty(), Optional.of("01:00:00:00:00:01")))
                .hasMessageContaining("unicast");
    }

    @Test
    void anInterfaceNeedsANetworkOfItsCluster() {
        addNetwork(7, 0);
        var profile = inventory
                .list(VnicProfile.class, Where.equal("networkId", network))
                .get(0)
                .id();
        assertThatThrownBy(() -> addNic("nic1", Optional.of(profile), Optional.empty()))
                .hasMessageContaining("not attached to the Cluster");
        rehearsal.run(
                new AttachNetworkHandler(inventory, events),
                new AttachNetwork(CLUSTER, network, false, false, false, false, false, false));
        addNic("nic1", Optional.of(profile), Optional.empty());
        assertThatThrownBy(() ->
                        rehearsal.run(new DetachNetworkHandler(inventory, events), new DetachNetwork(CLUSTER, network)))
                .hasMessageContaining("Virtual machines of the Cluster use it");
        assertThatThrownBy(() -> rehearsal.run(
                        new RemoveNetworkHandler(inventory, events, providers), new RemoveNetwork(network)))
                .hasMessageContaining("Network interfaces use it");
    }

    @Test
    void theManagementNetworkStays() {
        assertThatThrownBy(() -> rehearsal.run(
                        new RemoveNetworkHandler(inventory, events, providers), new RemoveNetwork(MANAGEMENT)))
                .hasMessageContaining("management network");
        assertThatThrownBy(() -> rehearsal.run(
                        new DetachNetworkHandler(inventory, events), new DetachNetwork(CLUSTER, MANAGEMENT)))
                .hasMessageContaining("management network");
    }

    @Test
    void anUnusedNetworkGoesWithItsProfiles() {
        addNetwork(7, 0);
        assertThat(rehearsal.run(new RemoveNetworkHandler(inventory, events, providers), new RemoveNetwork(network)))
                .isEmpty();
        assertThat(inventory.find(Network.class, network)).isEmpty();
    }

    @Test
    void aPluggedInterfaceOfARunningVirtualMachineStays() {
        var nic = addNic("nic1", Optional.empty(), Optional.empty());
        var host = HostId.random();
        transactions.run(() -> {
            var row = new Host(host);
            row.setName("h1");
            row.setAddress("h1.test");
            row.setClusterId(CLUSTER);
            row.setStatus(HostStatus.UP);
            inventory.add(row);
            inventory.flush();
            inventory.get(Vm.class, vm).setHostId(Optional.of(host));
        });
        var remove = new RemoveNicHandler(inventory, events);
        assertThatThrownBy(() -> rehearsal.run(remove, new RemoveNic(nic)))
                .hasMessageContaining("plugged to a running VM");
    }

    @Test
    void interfacesAreCopiedFromTemplateWithAddressesOfTheirOwn() {
        var template = TemplateId.random();
        transactions.run(() -> {
            var row = new Template(template);
            row.setName("tiny");
            row.setClusterId(Optional.of(CLUSTER));
            row.setStatus(TemplateStatus.OK);
            row.setSettings(VmSettings.BLANK);
            row.setBaseTemplateId(template);
            row.setVersionNumber(1);
            row.setCreated(Instant.EPOCH);
            inventory.add(row);
        });
        var nic = new NewNic(
                NicId.random(), "nic1", Optional.of(PROFILE), NicModel.E1000, Optional.empty(), true, true, "{}");
        rehearsal.run(new AddTemplateNicHandler(inventory, events, rules), new AddTemplateNic(template, nic));
        var ports = new InventoryPorts(inventory, transactions, providers, addresses);
        transactions.run(() -> ports.copyFromTemplate(template, vm, CLUSTER));
        var copies = inventory.list(Nic.class, Where.equal("vmId", vm));
        assertThat(copies).extracting(Nic::model).containsExactly(NicModel.E1000);
        assertThat(MacAddresses.valid(copies.get(0).mac())).isTrue();
    }

    private static KnownNic known(NicId id, String name, String mac) {
        return new KnownNic(id, Details.named(name), mac, NicModel.VIRTIO, true, false, Optional.of(PROFILE));
    }

    @Test
    void machineKeepsTheInterfacesItHadElsewhereUnlessTheirAddressesAreBad() {
        var ports = new InventoryPorts(inventory, transactions, providers, addresses);
        var taken = "56:6F:00:00:00:01";
        addNic("nic0", Optional.empty(), Optional.of(taken.toLowerCase(Locale.ROOT)));
        var foreign = "02:00:00:00:00:01";
        var nics = List.of(
                known(NicId.random(), "nic1", taken),
                known(NicId.random(), "nic2", foreign),
                known(NicId.random(), "nic3", ""));
        assertThat(ports.keepable(CLUSTER, nics)).isInstanceOf(Check.Refused.class);
        assertThat(ports.keepable(CLUSTER, nics.subList(1, 3))).isEqualTo(Check.FINE);

        transactions.run(() -> ports.keep(vm, CLUSTER, nics.subList(1, 2), false));
        assertThat(inventory.get(Nic.class, nics.get(1).id()).mac()).isEqualTo(foreign);
        assertThat(inventory.get(Nic.class, nics.get(1).id()).plugged()).isFalse();
        transactions.run(() -> ports.removeAll(vm));
        addNic("nic0", Optional.empty(), Optional.of(taken.toLowerCase(Locale.ROOT)));
        transactions.run(() -> ports.keep(vm, CLUSTER, nics, true));

        var kept = inventory.list(Nic.class, Where.equal("vmId", vm));
        assertThat(kept).hasSize(4).extracting(Nic::mac).doesNotHaveDuplicates().doesNotContain(foreign, taken);
        assertThat(kept)
                .allSatisfy(nic -> assertThat(MacAddresses.valid(nic.mac())).isTrue());
    }

    /** A provider of which only the checking of settings is used. */
    private static final class WireProvider implements NetworkProvider {
        @Override
        public String type() {
            return "wire";
        }

        @Override
        public List<SettingSpec> settings() {
            return List.of();
        }

        @Override
        public Map<String, String> check(Map<String, String> settings) {
            return Map.of("checked", "yes");
        }

        @Override
        public void realize(NetworkSpec network, HostId host, Call call) {
            throw new UnsupportedOperationException("no host is up");
        }

        @Override
        public void withdraw(NetworkSpec network, HostId host, Call call) {
            throw new UnsupportedOperationException("no host is up");
        }

        @Override
        public PortBinding plug(NicSpec nic, NetworkSpec network, HostId host, Call call) {
            throw new UnsupportedOperationException("no host is up");
        }

        @Override
        public void unplug(NicSpec nic, NetworkSpec network, HostId host, Call call) {
            throw new UnsupportedOperationException("no host is up");
        }

        @Override
        public List<FoundNetwork> discover(HostId host, Call call) {
            return List.of();
        }
    }
}
