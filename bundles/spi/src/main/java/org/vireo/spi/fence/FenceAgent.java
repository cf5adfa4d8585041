package org.vireo.spi.fence;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.vireo.spi.host.Call;

/**
 * Knows one type of power device, or a family of them. Published as a service with the property {@code vireo.type}. Every method blocks until it is certain,
 * at most until the deadline of the call, and may be repeated. Passwords never show in logs, messages or process arguments. Thread-safe.
 * What cannot be done is told by a {@link org.vireo.model.VireoException} of kind {@code EXTERNAL}.
 */
@ConsumerType
public interface FenceAgent {
    /** The type of device, such as {@code redfish}, or the name of the family; the same text as {@code vireo.type}. */
    String type();

    /** All types that it knows now, as administrators name them; may change while it runs. Does not block. */
    default Set<String> types() {
        return Set.of(type());
    }

    /** Whether the machine has power. */
    PowerState status(FenceTarget target, Call call);

    /** Cuts its power, without asking what runs there. When it returns, the machine certainly has none. Fine if it had none. */
    void powerOff(FenceTarget target, Call call);

    /** Gives it power; does not wait until it has booted. Fine if it had. */
    void powerOn(FenceTarget target, Call call);
}
