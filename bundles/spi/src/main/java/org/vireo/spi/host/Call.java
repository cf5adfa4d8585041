package org.vireo.spi.host;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.OperationId;

/** The circumstances of one call into a plugin or host: which operation, until when, and where progress is told. */
@ProviderType
public interface Call {
    /** Names the operation; the same after a restart of the engine. */
    OperationId operation();

    /** No result is waited for after this. */
    Instant deadline();

    /** The way to the hosts. */
    HostLink hosts();

    /** Tells how far it is, 0 to 100. May be called from any thread, at any rate. */
    void progress(int percent);

    /** A call for a part of this operation, with its own operation id and the same deadline. The same name gives the same id. */
    Call part(String name);

    /**
     * The same call, for which nobody waits longer than this: neither for it nor for its parts. One that ends sooner anyway stays as it
     * is.
     */
    default Call until(Instant deadline) {
        return deadline.isBefore(deadline()) ? new EarlierCall(this, deadline) : this;
    }
}
