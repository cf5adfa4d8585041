package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.GraphicsType;

/**
 * A console of a running virtual machine. Immutable.
 *
 * @param graphics which
 * @param address where
 */
public record ConsolePort(GraphicsType graphics, ConsoleAddress address) {
    /** Refuses missing values. */
    public ConsolePort {
        Objects.requireNonNull(graphics, "graphics");
        Objects.requireNonNull(address, "address");
    }
}
