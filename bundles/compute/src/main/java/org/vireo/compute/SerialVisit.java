package org.vireo.compute;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.vm.SerialConsoles.End;
import org.vireo.engine.api.vm.SerialConsoles.Exchange;
import org.vireo.engine.api.vm.SerialConsoles.SerialConsole;
import org.vireo.model.HostId;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.CloseSerial;
import org.vireo.protocol.vm.ExchangeSerial;

/** Somebody at a serial console. Exchanges are made by one thread at a time; the end may come from another one. */
final class SerialVisit implements SerialConsole {
    private static final Logger LOG = LoggerFactory.getLogger(SerialVisit.class);
    private static final Duration PERMITTED = Duration.ofSeconds(10);

    private final VmSerialConsoles consoles;
    private final VmId vm;
    private final HostId host;
    private final Caller caller;
    private final Clock clock;
    private final UUID session = UUID.randomUUID();
    private final AtomicReference<End> end = new AtomicReference<>(End.OPEN);
    private Instant permittedUntil;
    private long number;
    private boolean closed;

    SerialVisit(VmSerialConsoles consoles, VmId vm, HostId host, Caller caller, Clock clock) {
        this.consoles = consoles;
        this.vm = vm;
        this.host = host;
        this.caller = caller;
        this.clock = clock;
        permittedUntil = clock.instant().plus(PERMITTED);
    }

    VmId vm() {
        return vm;
    }

    HostId host() {
        return host;
    }

    Caller caller() {
        return caller;
    }

    UUID session() {
        return session;
    }

    boolean present() {
        return end.get() == End.OPEN;
    }

    /** Somebody else is at the console now. */
    void take() {
        end.compareAndSet(End.OPEN, End.TAKEN);
    }

    @Override
    public Exchange exchange(byte[] input, Duration patience) {
        if (!clock.instant().isBefore(permittedUntil)) {
            consoles.demandPermit(vm, caller);
            permittedUntil = clock.instant().plus(PERMITTED);
        }
        if (!present()) {
            return new Exchange(new byte[0], 0, end.get());
        }
        var told = Secret.of(Base64.getEncoder().encodeToString(input));
        var heard = consoles.call(host, new ExchangeSerial(vm, session, ++number, told, patience));
        if (!heard.open()) {
            end.compareAndSet(End.OPEN, End.GONE);
        }
        return new Exchange(Base64.getDecoder().decode(heard.output().reveal()), heard.taken(), end.get());
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (end.compareAndSet(End.OPEN, End.GONE)) {
            try {
                consoles.call(host, new CloseSerial(vm, session));
            } catch (VireoException e) {
                LOG.info(
                        "The host does not let the serial console of virtual machine {} go yet: {}",
                        vm,
                        e.getMessage());
            }
        }
        consoles.left(this);
    }
}
