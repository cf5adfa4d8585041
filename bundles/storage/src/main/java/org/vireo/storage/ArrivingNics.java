package org.vireo.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.network.KnownNic;
import org.vireo.engine.api.storage.Registration;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DomainRecord;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Network;
import org.vireo.inventory.VnicProfile;
import org.vireo.inventory.Where;
import org.vireo.model.NicId;
import org.vireo.model.VnicProfileId;
import org.vireo.storage.ovf.PackagedMachine;
import org.vireo.storage.ovf.PackagedNic;
import org.vireo.storage.ovf.ToldNic;

/** Interfaces of machines that come, and what they are connected to here. Reads the inventory in the present transaction, never writes. */
final class ArrivingNics {
    private final Inventory inventory;

    ArrivingNics(Inventory inventory) {
        this.inventory = inventory;
    }

    /** Its interfaces as they are to be connected here. */
    List<KnownNic> of(Registration from, Arrival arrival) {
        return arrival.machine().nics().stream()
                .map(nic -> known(nic, new NicId(nic.id()), profile(from, nic, arrival.cluster())))
                .toList();
    }

    /** The same of a machine in a package: ids are new, and what it was connected to is known by name only. */
    List<KnownNic> of(PackagedMachine machine, Cluster cluster) {
        var own = machine.own()
                .map(told -> told.nics().stream()
                        .map(nic -> known(nic, NicId.random(), profile(cluster, nic.network(), nic.profile())))
                        .toList());
        if (own.isPresent()) {
            return own.get();
        }
        var found = new ArrayList<KnownNic>();
        for (PackagedNic nic : machine.nics()) {
            found.add(new KnownNic(
                    NicId.random(),
                    Details.named("nic" + (found.size() + 1)),
                    nic.mac(),
                    nic.model(),
                    true,
                    true,
                    profile(cluster, nic.network(), nic.network())));
        }
        return found;
    }

    /** An interface as it was told of, but for what it is connected to. */
    private static KnownNic known(ToldNic nic, NicId id, Optional<VnicProfileId> profile) {
        return new KnownNic(
                id,
                new Details(
                        nic.texts().name(),
                        nic.texts().description(),
                        nic.texts().comment(),
                        Extras.withoutReferences(nic.texts().extras())),
                nic.mac(),
                nic.model(),
                nic.linked(),
                nic.plugged(),
                profile);
    }

    /** What is wished, else the profile of the same name. */
    private Optional<VnicProfileId> profile(Registration from, ToldNic nic, Cluster cluster) {
        for (var wish : from.profiles()) {
            if (wish.network().equals(nic.network()) && wish.profile().equals(nic.profile())) {
                return wish.target();
            }
        }
        return profile(cluster, nic.network(), nic.profile());
    }

    /** The profile of that name of the network of that name; none where there is none. */
    private Optional<VnicProfileId> profile(Cluster cluster, String network, String profile) {
        return inventory
                .first(
                        Network.class,
                        Where.equal("name", network)
                                .andEqual("dataCenterId", cluster.dataCenterId().orElseThrow()))
                .flatMap(found -> inventory.first(
                        VnicProfile.class, Where.equal("networkId", found.id()).andEqual("name", profile)))
                .map(VnicProfile::id);
    }

    /** To connect interfaces of a machine to what they are connected to. */
    static Set<Permit> permits(DomainRecord.Kind kind, List<KnownNic> nics) {
        return nics.stream()
                .flatMap(nic -> nic.profile().stream())
                .map(profile -> Permit.on("configure_" + Arrivals.word(kind) + "_network", "vnic_profile", profile))
                .collect(Collectors.toSet());
    }
}
