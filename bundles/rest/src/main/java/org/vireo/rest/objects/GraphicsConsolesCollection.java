package org.vireo.rest.objects;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.engine.api.vm.Consoles;
import org.vireo.engine.api.vm.UpdateTemplate;
import org.vireo.engine.api.vm.UpdateVm;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.model.GraphicsType;
import org.vireo.model.Secret;
import org.vireo.model.VmSettings;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.Source;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.GraphicsConsole;
import org.vireo.rest.types.Ticket;

/** Graphical consoles of a virtual machine, their tickets and the files that open a viewer. */
final class GraphicsConsolesCollection {
    static final String VIEWER = "application/x-virt-viewer";
    private static final Duration USUAL = Duration.ofSeconds(7200);
    private static final Duration FOR_A_FILE = Duration.ofSeconds(120);
    private static final long LONGEST_SECONDS = 7 * 24 * 3600L;

    private final Collection<Consoles.Console, GraphicsConsole> made;

    GraphicsConsolesCollection() {
        made = Collection.of(
                        "graphicsconsoles",
                        GraphicsConsole.class,
                        Source.<Consoles.Console>of(
                                context -> context.engine()
                                        .consoles()
                                        .list(context.owner(Vm.class).id()),
                                console -> idOf(console.graphics())))
                .shown(GraphicsConsolesCollection::show)
                .refuses("proxyticket", "Consoles are reached without a SPICE proxy; ask for a ticket.")
                .action("ticket", (console, sent, context) -> ticket(context, console.graphics(), sent))
                .action("remoteviewerconnectionfile", (console, sent, context) -> {
                    var vm = context.owner(Vm.class);
                    return new Effect.Direct(answer -> answer.setRemoteViewerConnectionFile(
                            viewerFile(vm.id(), vm.name(), console.graphics(), context)));
                })
                .required("protocol")
                .added((sent, context) -> {
                    var vm = context.owner(Vm.class);
                    var graphics = Constants.model(GraphicsType.class, sent.getProtocol());
                    var settings = with(vm.settings(), graphics);
                    return new Addition.Submit(kept(vm, settings), idOf(graphics));
                })
                .removed((console, context) -> {
                    var vm = context.owner(Vm.class);
                    return new Effect.Submit(kept(vm, without(vm.settings(), console.graphics())));
                })
                .represented(VIEWER, (console, context) -> {
                    var vm = context.owner(Vm.class);
                    return () -> viewerFile(vm.id(), vm.name(), console.graphics(), context);
                })
                .build();
    }

    private static UpdateVm kept(Vm vm, VmSettings settings) {
        return new UpdateVm(vm.id(), DetailsChange.NONE, Optional.empty(), Optional.of(settings));
    }

    private static VmSettings with(VmSettings settings, GraphicsType graphics) {
        if (settings.graphics().contains(graphics)) {
            throw RequestFault.conflict(
                    "Cannot add Graphics Console. There is one for " + graphics.text() + " already.");
        }
        var all = new ArrayList<>(settings.graphics());
        all.add(graphics);
        return settings.edit().graphics(all).done();
    }

    private static VmSettings without(VmSettings settings, GraphicsType graphics) {
        var left = settings.graphics().stream().filter(one -> one != graphics).toList();
        return settings.edit().graphics(left).done();
    }

    /** Consoles that virtual machines made from a template will have. */
    Collection<GraphicsType, GraphicsConsole> ofTemplate() {
        return Collection.of(
                        "graphicsconsoles",
                        GraphicsConsole.class,
                        Source.<GraphicsType>of(
                                context ->
                                        context.owner(Template.class).settings().graphics(),
                                GraphicsConsolesCollection::idOf))
                .shown((graphics, context) -> {
                    var bean = new GraphicsConsole();
                    bean.setProtocol(Constants.api(org.vireo.rest.types.GraphicsType.class, graphics));
                    bean.setTemplate(context.refer(
                            new org.vireo.rest.types.Template(),
                            "templates",
                            context.owner(Template.class).id()));
                    return bean;
                })
                .required("protocol")
                .added((sent, context) -> {
                    var template = context.owner(Template.class);
                    var graphics = Constants.model(GraphicsType.class, sent.getProtocol());
                    return new Addition.Submit(kept(template, with(template.settings(), graphics)), idOf(graphics));
                })
                .removed((graphics, context) -> {
                    var template = context.owner(Template.class);
                    return new Effect.Submit(kept(template, without(template.settings(), graphics)));
                })
                .build();
    }

    private static UpdateTemplate kept(Template template, VmSettings settings) {
        return new UpdateTemplate(template.id(), DetailsChange.NONE, Optional.of(settings));
    }

    Collection<Consoles.Console, GraphicsConsole> ofVm() {
        return made;
    }

    /** The older way: a ticket for the first console of the virtual machine. */
    Effect ticketOfVm(Vm vm, Action sent, Context context) {
        var graphics = vm.settingsNow().graphics().stream()
                .findFirst()
                .orElseThrow(() -> RequestFault.conflict("Cannot set a ticket. VM has no graphical console."));
        return new Effect.Direct(ticketing(vm, graphics, sent, context));
    }

    private static Effect ticket(Context context, GraphicsType graphics, Action sent) {
        return new Effect.Direct(ticketing(context.owner(Vm.class), graphics, sent, context));
    }

    private static Consumer<Action> ticketing(Vm vm, GraphicsType graphics, Action sent, Context context) {
        var id = vm.id();
        var wanted = Optional.ofNullable(sent.getTicket());
        Optional<Secret> value =
                wanted.map(Ticket::getValue).filter(text -> !text.isEmpty()).map(Secret::of);
        var validFor = wanted.map(Ticket::getExpiry)
                .filter(seconds -> seconds > 0)
                .map(seconds -> Duration.ofSeconds(Math.min(seconds, LONGEST_SECONDS)))
                .orElse(USUAL);
        return answer -> {
            var ticket = context.engine()
                    .consoles()
                    .ticket(id, graphics, value, validFor, context.exchange().caller());
            var bean = new Ticket();
            bean.setValue(ticket.value().reveal());
            bean.setExpiry(validFor.toSeconds());
            answer.setTicket(bean);
        };
    }

    private static String viewerFile(org.vireo.model.VmId vm, String name, GraphicsType graphics, Context context) {
        var ticket = context.engine()
                .consoles()
                .ticket(
                        vm,
                        graphics,
                        Optional.empty(),
                        FOR_A_FILE,
                        context.exchange().caller());
        return ViewerFile.text(name, ticket, FOR_A_FILE);
    }

    private static GraphicsConsole show(Consoles.Console console, Context context) {
        var bean = new GraphicsConsole();
        bean.setProtocol(Constants.api(org.vireo.rest.types.GraphicsType.class, console.graphics()));
        if (!console.address().isEmpty()) {
            bean.setAddress(console.address());
            bean.setPort(console.port() < 0 ? null : console.port());
            bean.setTlsPort(console.tlsPort() < 0 ? null : console.tlsPort());
        }
        bean.setVm(context.refer(
                new org.vireo.rest.types.Vm(), "vms", context.owner(Vm.class).id()));
        return bean;
    }

    /** Hexadecimal of the protocol's name: opaque to clients, the same for ever. */
    private static String idOf(GraphicsType graphics) {
        return java.util.HexFormat.of().formatHex(graphics.text().getBytes(StandardCharsets.US_ASCII));
    }
}
