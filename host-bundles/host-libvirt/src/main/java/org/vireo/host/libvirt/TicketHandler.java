package org.vireo.host.libvirt;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.libvirt.binding.DomainHandle;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.model.GraphicsType;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.vm.ConsoleAddress;
import org.vireo.protocol.vm.SetTicket;

/** Lets viewers in until the ticket ends. */
@Component(service = OperationHandler.class)
public final class TicketHandler implements OperationHandler<SetTicket, ConsoleAddress> {
    /** The protocol of VNC looks at no more; QEMU refuses more. */
    private static final int VNC_LETTERS = 8;

    private final DomainActions actions;
    private final Clock clock = Clock.systemUTC();

    /** Ready at once. */
    @Activate
    public TicketHandler(@Reference DomainActions actions) {
        this.actions = actions;
    }

    @Override
    public Class<SetTicket> request() {
        return SetTicket.class;
    }

    @Override
    public ConsoleAddress handle(SetTicket request, HostCall call) {
        String password = request.password().reveal();
        if (password.isEmpty()) {
            throw refused(request, "an empty password would let everybody in");
        }
        if (request.validFor().isNegative() || request.validFor().isZero()) {
            throw refused(request, "it must be valid for some time");
        }
        var address = new AtomicReference<ConsoleAddress>();
        actions.onRunning(
                request.vm(),
                "set a ticket for",
                HookPoint.BEFORE_VM_SET_TICKET,
                domain -> {
                    set(request, domain, shortened(request.graphics(), password));
                    address.set(address(request, domain));
                },
                HookPoint.AFTER_VM_SET_TICKET);
        return address.get();
    }

    private void set(SetTicket request, DomainHandle domain, String password) {
        var ends = clock.instant().plus(request.validFor());
        domain.updateDevice(new LiveDomain(domain.xml())
                .consoleWithPassword(request.graphics(), password, ends)
                .orElseThrow(() -> refused(request, "it has no such console")));
    }

    private ConsoleAddress address(SetTicket request, DomainHandle domain) {
        var console = new LiveDomain(domain.xml())
                .consoles().stream()
                        .filter(one -> one.type() == request.graphics())
                        .findFirst()
                        .orElseThrow(() -> refused(request, "it has no such console"));
        return actions.connection().call(session -> actions.watch().consoles().address(console, session));
    }

    private static String shortened(GraphicsType type, String password) {
        boolean tooLong = type == GraphicsType.VNC && password.length() > VNC_LETTERS;
        return tooLong ? password.substring(0, VNC_LETTERS) : password;
    }

    private static VireoException refused(SetTicket request, String reason) {
        return new VireoException(
                ModelError.BAD_VALUE,
                "cannot set a ticket for the " + request.graphics().text() + " console of virtual machine "
                        + request.vm() + ": " + reason);
    }
}
