package org.vireo.rest.objects;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.network.AddNic;
import org.vireo.engine.api.network.AddTemplateNic;
import org.vireo.engine.api.network.NewNic;
import org.vireo.engine.api.network.RemoveNic;
import org.vireo.engine.api.network.UpdateNic;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.VnicProfile;
import org.vireo.inventory.Where;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.VnicProfileId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Extras;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Mac;
import org.vireo.rest.types.NicInterface;

/** Network interfaces of virtual machines and templates. */
final class NicsCollection {
    private final Extras extras;
    private final Collection<Nic, org.vireo.rest.types.Nic> ofVm;
    private final Collection<Nic, org.vireo.rest.types.Nic> ofTemplate;

    NicsCollection(Extras extras) {
        this.extras = extras;
        ofVm = define(
                        EntitySource.of(
                                Nic.class,
                                NicId::new,
                                Nic::id,
                                "vmId",
                                context -> context.owner(Vm.class).id(),
                                Nic::vmId),
                        (nic, context) -> new AddNic(context.owner(Vm.class).id(), nic))
                .action("activate", (nic, sent, context) -> plugged(nic, true))
                .action("deactivate", (nic, sent, context) -> plugged(nic, false))
                .child(StatisticsCollections.ofNic())
                .child(GuestCollections.reportedDevicesOfNic())
                .child(NetworkParts.filterParameters())
                .build();
        ofTemplate = define(
                        EntitySource.of(
                                Nic.class,
                                NicId::new,
                                Nic::id,
                                "templateId",
                                context -> context.owner(Template.class).id(),
                                Nic::templateId),
                        (nic, context) ->
                                new AddTemplateNic(context.owner(Template.class).id(), nic))
                .build();
    }

    Collection<Nic, org.vireo.rest.types.Nic> ofVm() {
        return ofVm;
    }

    Collection<Nic, org.vireo.rest.types.Nic> ofTemplate() {
        return ofTemplate;
    }

    private Collection.Builder<Nic, org.vireo.rest.types.Nic> define(
            EntitySource<Nic> source, BiFunction<NewNic, Context, Command> adding) {
        return Collection.of("nics", org.vireo.rest.types.Nic.class, source)
                .shown(NicsCollection::show)
                .kept(Nic::extras)
                .owned("interface", "mac", "linked", "plugged", "vnic_profile", "network")
                .required("name")
                .added((sent, context) -> {
                    var id = new NicId(UUID.randomUUID());
                    return Addition.of(adding.apply(wanted(id, sent, context), context), id);
                })
                .changed(this::change)
                .removed((nic, context) -> new Effect.Submit(new RemoveNic(nic.id())));
    }

    static org.vireo.rest.types.Nic show(Nic nic, Context context) {
        var bean = new org.vireo.rest.types.Nic();
        bean.setName(nic.name());
        bean.setDescription(nic.description());
        bean.setComment(nic.comment());
        bean.setInterface(Constants.api(NicInterface.class, nic.model()));
        bean.setLinked(nic.linked());
        bean.setPlugged(nic.plugged());
        bean.setSynced(true);
        if (!nic.mac().isEmpty()) {
            var mac = new Mac();
            mac.setAddress(nic.mac());
            bean.setMac(mac);
        }
        nic.vnicProfileId()
                .ifPresent(id ->
                        bean.setVnicProfile(context.refer(new org.vireo.rest.types.VnicProfile(), "vnicprofiles", id)));
        return bean;
    }

    private NewNic wanted(NicId id, org.vireo.rest.types.Nic sent, Context context) {
        return new NewNic(
                id,
                sent.getName(),
                profile(sent, context),
                model(sent).orElse(NicModel.VIRTIO),
                Optional.ofNullable(sent.getMac()).map(Mac::getAddress),
                !Boolean.FALSE.equals(sent.isLinked()),
                !Boolean.FALSE.equals(sent.isPlugged()),
                extras.kept(ofVm, Optional.empty(), sent));
    }

    private UpdateNic change(Nic nic, org.vireo.rest.types.Nic sent, Context context) {
        Optional<Optional<VnicProfileId>> profile = sent.getVnicProfile() == null && sent.getNetwork() == null
                ? Optional.empty()
                : Optional.of(profile(sent, context));
        return new UpdateNic(
                nic.id(),
                Optional.ofNullable(sent.getName()),
                profile,
                model(sent),
                Optional.ofNullable(sent.getMac()).map(Mac::getAddress),
                Optional.ofNullable(sent.isLinked()),
                Optional.ofNullable(sent.isPlugged()),
                Optional.of(extras.kept(ofVm, Optional.of(nic.extras()), sent)));
    }

    private static Effect plugged(Nic nic, boolean wanted) {
        return new Effect.Submit(new UpdateNic(
                nic.id(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(wanted),
                Optional.empty()));
    }

    private static Optional<NicModel> model(org.vireo.rest.types.Nic sent) {
        return Optional.ofNullable(sent.getInterface()).map(model -> Constants.model(NicModel.class, model));
    }

    /** By profile; older clients name the network, which then means its first profile. An empty reference means none. */
    private static Optional<VnicProfileId> profile(org.vireo.rest.types.Nic sent, Context context) {
        var wanted = sent.getVnicProfile();
        if (wanted != null && wanted.getId() == null && wanted.getName() == null) {
            return Optional.empty();
        }
        if (wanted != null) {
            return Optional.of(context.resolve(VnicProfile.class, VnicProfileId::new, wanted)
                    .id());
        }
        if (sent.getNetwork() == null) {
            return Optional.empty();
        }
        var network =
                context.resolve(org.vireo.inventory.Network.class, org.vireo.model.NetworkId::new, sent.getNetwork());
        return Optional.of(context.inventory()
                .first(VnicProfile.class, Where.equal("networkId", network.id()).orderBy("name"))
                .orElseThrow(() -> RequestFault.conflict("Network " + network.name() + " has no vNIC profile."))
                .id());
    }
}
