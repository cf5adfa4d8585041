package org.vireo.rest.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.catalog.RemoveDefinition;
import org.vireo.engine.api.command.Command;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Host;
import org.vireo.inventory.Network;
import org.vireo.inventory.Where;
import org.vireo.model.NetworkId;
import org.vireo.protocol.host.HostNic;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.Place;
import org.vireo.rest.define.Source;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.NetworkAttachment;
import org.vireo.rest.types.NetworkAttachments;

/** Networks attached to the interfaces of a host, one by one and several at once. */
final class HostAttachments {
    static final String KIND = "network_attachment";
    private static final String SEGMENT = "networkattachments";

    private final DefinedCollection<NetworkAttachment> ofHost;

    HostAttachments(Beans beans) {
        ofHost = new DefinedCollection<>(beans, SEGMENT, NetworkAttachment.class, KIND)
                .within(HostAttachments::hostId)
                .settled(HostAttachments::settle)
                .shown(HostAttachments::complete)
                .owned("host", "in_sync", "reported_configurations");
    }

    private static UUID hostId(Context context) {
        return context.owner(Host.class).id().value();
    }

    Collection<Definition, NetworkAttachment> ofHost() {
        return ofHost.builder().build();
    }

    /** Those on one interface. */
    Collection<Definition, NetworkAttachment> ofNic() {
        return Collection.of(
                        SEGMENT,
                        NetworkAttachment.class,
                        Source.<Definition>of(
                                this::onNic, definition -> definition.id().toString()))
                .shown(ofHost::bean)
                .added((sent, context) -> {
                    var nic = new org.vireo.rest.types.HostNic();
                    nic.setId(HostNics.id(context.owner(HostNic.class)));
                    sent.setHostNic(nic);
                    return ofHost.add(sent, context);
                })
                .changed(ofHost::change)
                .removed((definition, context) -> new Effect.Submit(new RemoveDefinition(definition.id(), KIND)))
                .build();
    }

    private List<Definition> onNic(Context context) {
        String nic = HostNics.id(context.owner(HostNic.class));
        return all(context).stream()
                .filter(definition -> {
                    var on = ofHost.bean(definition, context).getHostNic();
                    return on != null && nic.equals(on.getId());
                })
                .toList();
    }

    private static List<Definition> all(Context context) {
        return context.inventory()
                .list(Definition.class, Where.equal("kind", KIND).andEqual("ownerId", hostId(context)));
    }

    /** References by name become references by id. */
    private static void settle(NetworkAttachment sent, Context context) {
        if (sent.getNetwork() != null) {
            var network = new org.vireo.rest.types.Network();
            network.setId(context.resolve(Network.class, NetworkId::new, sent.getNetwork())
                    .id()
                    .toString());
            sent.setNetwork(network);
        }
        if (sent.getHostNic() != null) {
            var nic = new org.vireo.rest.types.HostNic();
            nic.setId(HostNics.id(HostNics.find(context, sent.getHostNic())));
            sent.setHostNic(nic);
        }
    }

    private static void complete(NetworkAttachment bean, Definition definition, Context context) {
        var host = definition.ownerId().orElseThrow();
        bean.setHost(context.refer(new org.vireo.rest.types.Host(), "hosts", host));
        bean.setInSync(true);
        if (bean.getNetwork() != null) {
            bean.setNetwork(context.refer(
                    new org.vireo.rest.types.Network(),
                    "networks",
                    bean.getNetwork().getId()));
        }
        if (bean.getHostNic() != null) {
            bean.setHostNic(context.refer(
                    new org.vireo.rest.types.HostNic(),
                    "hosts/" + host + "/nics",
                    bean.getHostNic().getId()));
        }
    }

    /** Several changes, checked one after the other; what came before a refusal stays. */
    Effect setUp(Host host, Action sent, Context outside) {
        var place =
                new Place(Optional.of(outside.place()), host, outside.exchange().base() + "/hosts/" + host.id());
        var context = new Context(outside.exchange(), place);
        refuse(sent.getModifiedBonds() != null || sent.getRemovedBonds() != null, "Bonds");
        refuse(sent.getModifiedLabels() != null || sent.getRemovedLabels() != null, "Labels of host interfaces");
        var commands = new ArrayList<Command>();
        for (var gone : list(sent.getRemovedNetworkAttachments())) {
            commands.add(new RemoveDefinition(found(gone, context).id(), KIND));
        }
        for (var wanted : list(sent.getModifiedNetworkAttachments())) {
            commands.add(modify(wanted, context));
        }
        list(sent.getSynchronizedNetworkAttachments()).forEach(attachment -> found(attachment, context));
        var engine = context.engine().commands();
        var caller = context.exchange().caller();
        return new Effect.Direct(action -> commands.forEach(command -> engine.submit(command, caller)));
    }

    private static List<NetworkAttachment> list(NetworkAttachments sent) {
        return sent == null ? List.of() : sent.getNetworkAttachments();
    }

    private static void refuse(boolean wanted, String what) {
        if (wanted) {
            throw RequestFault.unsupported(
                    what + " are configured on the host itself; setting them up from the engine");
        }
    }

    /** One that names an attachment, or a network that is attached, is changed; any other is new. */
    private Command modify(NetworkAttachment wanted, Context context) {
        var present = wanted.getId() != null ? Optional.of(found(wanted, context)) : byNetwork(wanted, context);
        if (present.isPresent()) {
            wanted.setId(null);
            return ofHost.change(present.get(), wanted, context);
        }
        return ofHost.add(wanted, context) instanceof Addition.Submit submit ? submit.command() : unreachable();
    }

    private static Command unreachable() {
        throw new IllegalStateException("definitions are added by commands");
    }

    private Optional<Definition> byNetwork(NetworkAttachment wanted, Context context) {
        if (wanted.getNetwork() == null) {
            throw RequestFault.incomplete("NetworkAttachment", "network.id|name", "setupnetworks");
        }
        settle(wanted, context);
        return all(context).stream()
                .filter(definition -> wanted.getNetwork()
                        .getId()
                        .equals(ofHost.bean(definition, context).getNetwork().getId()))
                .findFirst();
    }

    private static Definition found(NetworkAttachment attachment, Context context) {
        if (attachment.getId() == null) {
            throw RequestFault.incomplete("NetworkAttachment", "id", "setupnetworks");
        }
        return all(context).stream()
                .filter(definition -> definition.id().toString().equals(attachment.getId()))
                .findFirst()
                .orElseThrow(() -> RequestFault.noEntity("NetworkAttachment", "id", attachment.getId()));
    }
}
