package org.vireo.rest.objects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.engine.api.storage.Registration;
import org.vireo.engine.api.storage.Registration.Profile;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DomainRecord;
import org.vireo.inventory.VnicProfile;
import org.vireo.model.ClusterId;
import org.vireo.model.VnicProfileId;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.RegistrationConfiguration;

/** How a client wants what a storage domain tells of to come into the inventory. */
final class RegistrationWishes {
    private RegistrationWishes() {}

    /** Roles, affinity groups and labels are not told of, so there is nothing of them to be mapped. */
    static Registration of(DomainRecord told, Optional<String> name, Action sent, Context context) {
        var mapped = Optional.ofNullable(sent.getRegistrationConfiguration());
        if (mapped.map(RegistrationConfiguration::getLunMappings).isPresent()) {
            throw RequestFault.unsupported("Mapping of LUNs, which machines do not have here,");
        }
        var profiles = new ArrayList<Profile>();
        profiles.addAll(mapped.map(one -> profiles(one, context)).orElse(List.of()));
        profiles.addAll(profiles(sent, context));
        return new Registration(
                told.storageDomainId(),
                told.objectId(),
                name,
                context.resolveIfSent(Cluster.class, ClusterId::new, sent.getCluster())
                        .map(Cluster::id),
                mapped.map(one -> clusters(one, context)).orElse(Map.of()),
                VmActions.isTrue(sent.isAllowPartialImport()),
                profiles,
                VmActions.isTrue(sent.isReassignBadMacs()));
    }

    private static Map<String, ClusterId> clusters(RegistrationConfiguration sent, Context context) {
        var found = new HashMap<String, ClusterId>();
        if (sent.getClusterMappings() != null) {
            for (var one : sent.getClusterMappings().getRegistrationClusterMappings()) {
                if (one.getFrom() == null || one.getFrom().getName() == null || one.getTo() == null) {
                    throw RequestFault.incomplete("RegistrationClusterMapping", "from.name, to", "register");
                }
                found.put(
                        one.getFrom().getName(),
                        context.resolve(Cluster.class, ClusterId::new, one.getTo())
                                .id());
            }
        }
        return found;
    }

    private static List<Profile> profiles(RegistrationConfiguration sent, Context context) {
        var found = new ArrayList<Profile>();
        if (sent.getVnicProfileMappings() != null) {
            for (var one : sent.getVnicProfileMappings().getRegistrationVnicProfileMappings()) {
                var from = one.getFrom();
                if (from == null || from.getName() == null || from.getNetwork() == null) {
                    throw RequestFault.incomplete(
                            "RegistrationVnicProfileMapping", "from.name, from.network.name", "register");
                }
                found.add(new Profile(
                        String.valueOf(from.getNetwork().getName()), from.getName(), target(one.getTo(), context)));
            }
        }
        return found;
    }

    private static List<Profile> profiles(Action sent, Context context) {
        var found = new ArrayList<Profile>();
        if (sent.getVnicProfileMappings() != null) {
            for (var one : sent.getVnicProfileMappings().getVnicProfileMappings()) {
                if (one.getSourceNetworkName() == null || one.getSourceNetworkProfileName() == null) {
                    throw RequestFault.incomplete(
                            "VnicProfileMapping", "source_network_name, source_network_profile_name", "register");
                }
                found.add(new Profile(
                        one.getSourceNetworkName(),
                        one.getSourceNetworkProfileName(),
                        target(one.getTargetVnicProfile(), context)));
            }
        }
        return found;
    }

    /** Without a target an interface is connected to nothing. */
    private static Optional<VnicProfileId> target(org.vireo.rest.types.VnicProfile sent, Context context) {
        return Optional.ofNullable(sent)
                .filter(one -> one.getId() != null || one.getName() != null)
                .map(one -> context.resolve(VnicProfile.class, VnicProfileId::new, one)
                        .id());
    }
}
