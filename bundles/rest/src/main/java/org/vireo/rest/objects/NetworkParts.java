package org.vireo.rest.objects;

import java.util.UUID;
import org.vireo.engine.api.network.AddNetworkLabel;
import org.vireo.engine.api.network.AddNicFilterParameter;
import org.vireo.engine.api.network.RemoveNetworkLabel;
import org.vireo.engine.api.network.RemoveNicFilterParameter;
import org.vireo.engine.api.network.UpdateNicFilterParameter;
import org.vireo.inventory.Network;
import org.vireo.inventory.NetworkLabel;
import org.vireo.inventory.Nic;
import org.vireo.inventory.NicFilterParameter;
import org.vireo.inventory.Where;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.Source;

/** What networks and network interfaces have of their own: labels, variables of filters. */
final class NetworkParts {
    private NetworkParts() {}

    /** Labels go by their text. */
    static Collection<NetworkLabel, org.vireo.rest.types.NetworkLabel> labels() {
        return Collection.of(
                        "networklabels",
                        org.vireo.rest.types.NetworkLabel.class,
                        Source.<NetworkLabel>of(
                                context -> context.inventory()
                                        .list(
                                                NetworkLabel.class,
                                                Where.equal(
                                                                "networkId",
                                                                context.owner(Network.class)
                                                                        .id())
                                                        .orderBy("label")),
                                NetworkLabel::label))
                .guardedBy("network", NetworkLabel::networkId)
                .shown((label, context) -> {
                    var bean = new org.vireo.rest.types.NetworkLabel();
                    bean.setNetwork(context.refer(new org.vireo.rest.types.Network(), "networks", label.networkId()));
                    return bean;
                })
                .required("id")
                .added((sent, context) -> new Addition.Submit(
                        new AddNetworkLabel(context.owner(Network.class).id(), sent.getId()), sent.getId()))
                .removed(
                        (label, context) -> new Effect.Submit(new RemoveNetworkLabel(label.networkId(), label.label())))
                .build();
    }

    static Collection<NicFilterParameter, org.vireo.rest.types.NetworkFilterParameter> filterParameters() {
        return Collection.of(
                        "networkfilterparameters",
                        org.vireo.rest.types.NetworkFilterParameter.class,
                        Source.<NicFilterParameter>of(
                                context -> context.inventory()
                                        .list(
                                                NicFilterParameter.class,
                                                Where.equal(
                                                                "nicId",
                                                                context.owner(Nic.class)
                                                                        .id())
                                                        .orderBy("name")),
                                parameter -> parameter.id().toString()))
                .shown((parameter, context) -> {
                    var bean = new org.vireo.rest.types.NetworkFilterParameter();
                    bean.setName(parameter.name());
                    bean.setValue(parameter.value());
                    return bean;
                })
                .required("name", "value")
                .added((sent, context) -> {
                    var id = UUID.randomUUID();
                    var nic = context.owner(Nic.class).id();
                    return new Addition.Submit(
                            new AddNicFilterParameter(id, nic, sent.getName(), sent.getValue()), id.toString());
                })
                .changed((parameter, sent, context) -> new UpdateNicFilterParameter(
                        parameter.id(),
                        parameter.nicId(),
                        java.util.Optional.ofNullable(sent.getName()),
                        java.util.Optional.ofNullable(sent.getValue())))
                .removed((parameter, context) ->
                        new Effect.Submit(new RemoveNicFilterParameter(parameter.id(), parameter.nicId())))
                .build();
    }
}
