package org.vireo.rest.objects;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.vireo.engine.api.vm.Consoles;
import org.vireo.inventory.Vm;
import org.vireo.model.GraphicsType;
import org.vireo.model.Secret;
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
                .action("ticket", (console, sent, context) -> ticket(context, console.graphics(), sent))
                .action("remoteviewerconnectionfile", (console, sent, context) -> {
                    var vm = context.owner(Vm.class);
                    return new Effect.Direct(answer -> answer.setRemoteViewerConnectionFile(
                            viewerFile(vm.id(), vm.name(), console.graphics(), context)));
                })
                .represented(VIEWER, (console, context) -> {
                    var vm = context.owner(Vm.class);
                    return () -> viewerFile(vm.id(), vm.name(), console.graphics(), context);
                })
                .build();
    }

    Collection<Consoles.Console, GraphicsConsole> ofVm() {
        return made;
    }

    /** The older way: a ticket for the first console of the virtual machine. */
    Effect ticketOfVm(Vm vm, Action sent, Context context) {
        var graphics = vm.runSettings().orElse(vm.settings()).graphics().stream()
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
