package org.vireo.host.libvirt;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.libvirt.binding.SerialPort;
import org.vireo.model.ModelError;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.ExchangeSerial;
import org.vireo.protocol.vm.OpenSerial;
import org.vireo.protocol.vm.SerialOutput;

/** Who is at the serial ports of running virtual machines: one session at each. Sessions end with the agent. Thread-safe. */
@Component(service = SerialPorts.class)
public final class SerialPorts {
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(1);

    private final DomainActions actions;
    private final Clock clock;
    private final Map<VmId, SerialSession> sessions = new ConcurrentHashMap<>();

    /** Nobody is there yet. */
    @Activate
    public SerialPorts(@Reference DomainActions actions) {
        this.actions = actions;
        clock = Clock.systemUTC();
    }

    @Deactivate
    void close() {
        sessions.values().forEach(SerialSession::close);
        sessions.clear();
    }

    /** Opens the port for a session; the same one may ask again. */
    void open(OpenSerial asked) {
        drop();
        actions.onRunning(asked.vm(), "open the serial console of", domain -> {
            var path = new LiveDomain(domain.xml())
                    .serialPort()
                    .orElseThrow(() -> new VireoException(
                            ModelError.WRONG_STATE,
                            "virtual machine " + asked.vm() + " was started without a serial console"));
            sessions.compute(asked.vm(), (vm, before) -> next(asked, path, before));
        });
    }

    private SerialSession next(OpenSerial asked, String path, SerialSession before) {
        if (before != null && before.id().equals(asked.session())) {
            return before;
        }
        if (before != null && !asked.force()) {
            throw new VireoException(
                    ModelError.WRONG_STATE, "somebody is at the serial console of virtual machine " + asked.vm());
        }
        if (before != null) {
            before.close();
        }
        return new SerialSession(asked.session(), new SerialPort(path), clock.instant());
    }

    /** Those whose engine asks no more. */
    private void drop() {
        var since = clock.instant().minus(LONGEST_IDLE);
        sessions.values().removeIf(session -> {
            boolean idle = session.idleSince(since);
            if (idle) {
                session.close();
            }
            return idle;
        });
    }

    /** One exchange; one whose session has ended is told so. */
    SerialOutput exchange(ExchangeSerial asked) {
        var session = sessions.get(asked.vm());
        if (session == null || !session.id().equals(asked.session())) {
            return new SerialOutput(Secret.of(""), 0, false);
        }
        var output = session.exchange(asked, clock.instant());
        if (!output.open()) {
            sessions.remove(asked.vm(), session);
        }
        return output;
    }

    void close(VmId vm, UUID id) {
        var session = sessions.get(vm);
        if (session != null && session.id().equals(id) && sessions.remove(vm, session)) {
            session.close();
        }
    }
}
