package org.vireo.engine.api.vm;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.engine.api.auth.Caller;
import org.vireo.model.VmId;

/**
 * Serial consoles of running virtual machines. Whoever is at one has the permit {@code connect_to_serial_console}; nobody else is at the
 * same one meanwhile. Thread-safe.
 */
@ProviderType
public interface SerialConsoles {
    /**
     * Whether the caller could open the console now. Does not ask the host.
     *
     * @param force whether to take it away from somebody else
     * @throws org.vireo.engine.api.command.CommandRefused without the permit
     * @throws org.vireo.model.VireoException {@code WRONG_STATE} when the virtual machine does not run, was started without a serial
     *     console, or somebody is at it and {@code force} is not set
     */
    void check(VmId vm, Caller caller, boolean force);

    /** Opens the console as {@link #check} says; blocks until the host has done so, for 30 seconds at most. */
    SerialConsole open(VmId vm, Caller caller, boolean force);

    /** Somebody at a serial console, until closed. For use by one thread at a time. */
    interface SerialConsole extends AutoCloseable {
        /**
         * Tells the port something and hears what it said since. Blocks for the patience, and as long as the host takes, 30 seconds at most.
         *
         * @param input at most 64 KiB
         * @param patience how long to wait for the first byte when there is none, at most a second
         * @throws org.vireo.model.VireoException when the host cannot be reached, or the permit is gone
         */
        Exchange exchange(byte[] input, Duration patience);

        /** Lets the port go; never throws. */
        @Override
        void close();
    }

    /**
     * What an exchange brought.
     *
     * @param output at most 64 KiB
     * @param taken bytes of the input that the port took; the rest is to be told again
     * @param end why it is over, {@link End#OPEN} while it is not
     */
    record Exchange(byte[] output, int taken, End end) {}

    /** Why a session is over. */
    enum End {
        /** It goes on. */
        OPEN,
        /** The virtual machine stopped, or moved to another host. */
        GONE,
        /** Somebody else took the console. */
        TAKEN
    }
}
