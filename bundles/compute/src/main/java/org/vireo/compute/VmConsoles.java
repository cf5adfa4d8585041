package org.vireo.compute;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.vm.Consoles;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.model.ErrorKind;
import org.vireo.model.GraphicsType;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.ConsoleAddress;
import org.vireo.protocol.vm.ConsolePort;
import org.vireo.protocol.vm.SetTicket;

/** Consoles as hosts report them; tickets go straight to the host and are kept nowhere. */
@Component(service = Consoles.class)
public final class VmConsoles implements Consoles {
    private static final String SIGNS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 8; // VNC takes no more
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Inventory inventory;
    private final Transactions transactions;
    private final Authorizer authorizer;
    private final HostInquiry hosts;
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    /** Keeps no state. */
    @Activate
    public VmConsoles(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Authorizer authorizer,
            @Reference HostInquiry hosts) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.authorizer = authorizer;
        this.hosts = hosts;
    }

    @Override
    public List<Console> list(VmId id) {
        return transactions.call(() -> {
            var vm = inventory.get(Vm.class, id);
            var open = ProtocolText.consoles(vm.consoles());
            return vm.settingsNow().graphics().stream()
                    .map(graphics -> open.stream()
                            .filter(port -> port.graphics() == graphics)
                            .findFirst()
                            .map(ConsolePort::address)
                            .map(address -> console(graphics, address))
                            .orElseGet(() -> new Console(graphics, "", -1, -1)))
                    .toList();
        });
    }

    private static Console console(GraphicsType graphics, ConsoleAddress address) {
        return new Console(graphics, address.host(), address.port(), address.tlsPort());
    }

    @Override
    public Ticket ticket(VmId id, GraphicsType graphics, Optional<Secret> wanted, Duration validFor, Caller caller) {
        var permit = Permit.on("connect_to_vm", "vm", id);
        if (!authorizer.allowed(caller, permit)) {
            throw new CommandRefused(
                    ErrorKind.REFUSED,
                    List.of("User " + caller.name() + " is not allowed to do this: it needs the permit " + permit.name()
                            + " on vm " + id + "."));
        }
        if (validFor.isNegative() || validFor.isZero()) {
            throw new VireoException(ModelError.BAD_VALUE, "a ticket must be valid for more than no time");
        }
        var host = transactions.call(() -> hostOf(inventory.get(Vm.class, id), graphics));
        var secret = wanted.orElseGet(this::fresh);
        var expires = clock.instant().plus(validFor);
        var address = hosts.call(host, new SetTicket(id, graphics, secret, validFor), PATIENCE);
        return new Ticket(secret, expires, console(graphics, address));
    }

    private static HostId hostOf(Vm vm, GraphicsType graphics) {
        var running = vm.status().hasProcess() ? vm.hostId() : Optional.<HostId>empty();
        var host = running.orElseThrow(() -> new VireoException(
                ModelError.WRONG_STATE, "Cannot set VM ticket. VM " + vm.name() + " is not running."));
        if (!vm.settingsNow().graphics().contains(graphics)) {
            throw new VireoException(
                    ModelError.WRONG_STATE,
                    "Cannot set VM ticket. VM " + vm.name() + " has no " + graphics.text() + " console.");
        }
        return host;
    }

    private Secret fresh() {
        var text = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return Secret.of(text.toString());
    }
}
