package org.vireo.rest.objects;

import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.network.AddVnicProfile;
import org.vireo.engine.api.network.RemoveVnicProfile;
import org.vireo.engine.api.network.UpdateVnicProfile;
import org.vireo.inventory.Network;
import org.vireo.inventory.VnicProfile;
import org.vireo.model.NetworkId;
import org.vireo.model.VnicProfileId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Extras;
import org.vireo.rest.define.Source;
import org.vireo.rest.searched.MoreSearched;
import org.vireo.rest.types.VnicPassThrough;
import org.vireo.rest.types.VnicPassThroughMode;

/** vNIC profiles. */
final class VnicProfilesCollection {
    private final Extras extras;
    private final Collection<VnicProfile, org.vireo.rest.types.VnicProfile> made;

    VnicProfilesCollection(Extras extras) {
        this.extras = extras;
        made = define(EntitySource.all(VnicProfile.class, VnicProfileId::new, VnicProfile::id))
                .required("name", "network.id|name")
                .added((sent, context) -> add(
                        sent,
                        context.resolve(Network.class, NetworkId::new, sent.getNetwork())
                                .id()))
                .build();
    }

    Collection<VnicProfile, org.vireo.rest.types.VnicProfile> root() {
        return made;
    }

    Collection<VnicProfile, org.vireo.rest.types.VnicProfile> ofNetwork() {
        return define(EntitySource.of(
                        VnicProfile.class,
                        VnicProfileId::new,
                        VnicProfile::id,
                        "networkId",
                        context -> context.owner(Network.class).id(),
                        profile -> Optional.of(profile.networkId())))
                .required("name")
                .added((sent, context) -> add(sent, context.owner(Network.class).id()))
                .build();
    }

    private Collection.Builder<VnicProfile, org.vireo.rest.types.VnicProfile> define(Source<VnicProfile> source) {
        return Collection.of("vnicprofiles", org.vireo.rest.types.VnicProfile.class, source)
                .guardedBy("vnic_profile", VnicProfile::id)
                .shown(VnicProfilesCollection::show)
                .kept(VnicProfile::extras)
                .owned("port_mirroring", "pass_through", "network")
                .immutable("network")
                .changed(this::change)
                .removed((profile, context) -> new Effect.Submit(new RemoveVnicProfile(profile.id())))
                .child(PermissionsCollection.on(
                        "vnic_profile",
                        context -> context.owner(VnicProfile.class).id()))
                .searched(MoreSearched.PROFILES);
    }

    private static org.vireo.rest.types.VnicProfile show(VnicProfile profile, Context context) {
        var bean = new org.vireo.rest.types.VnicProfile();
        bean.setName(profile.name());
        bean.setDescription(profile.description());
        bean.setComment(profile.comment());
        bean.setPortMirroring(profile.portMirroring());
        var passThrough = new VnicPassThrough();
        passThrough.setMode(profile.passThrough() ? VnicPassThroughMode.ENABLED : VnicPassThroughMode.DISABLED);
        bean.setPassThrough(passThrough);
        bean.setNetwork(context.refer(new org.vireo.rest.types.Network(), "networks", profile.networkId()));
        return bean;
    }

    private static Optional<Boolean> passThrough(org.vireo.rest.types.VnicProfile sent) {
        return Optional.ofNullable(sent.getPassThrough()).map(one -> one.getMode() == VnicPassThroughMode.ENABLED);
    }

    private Addition add(org.vireo.rest.types.VnicProfile sent, NetworkId network) {
        var id = new VnicProfileId(UUID.randomUUID());
        return Addition.of(
                new AddVnicProfile(
                        id,
                        extras.details(made, sent),
                        network,
                        VmActions.isTrue(sent.isPortMirroring()),
                        passThrough(sent).orElse(false)),
                id);
    }

    private UpdateVnicProfile change(VnicProfile profile, org.vireo.rest.types.VnicProfile sent, Context context) {
        return new UpdateVnicProfile(
                profile.id(),
                extras.change(made, profile.extras(), sent),
                Optional.ofNullable(sent.isPortMirroring()),
                passThrough(sent));
    }
}
