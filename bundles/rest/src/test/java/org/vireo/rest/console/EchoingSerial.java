package org.vireo.rest.console;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.vm.SerialConsoles;
import org.vireo.model.ErrorKind;
import org.vireo.model.VmId;

/** A serial console that says what it is told, for whoever does not insist. Thread-safe. */
final class EchoingSerial implements SerialConsoles {
    final CountDownLatch left = new CountDownLatch(1);
    private volatile End end = End.OPEN;
    private volatile int most = Integer.MAX_VALUE;

    void end(End how) {
        end = how;
    }

    void takes(int bytes) {
        most = bytes;
    }

    @Override
    public void check(VmId vm, Caller caller, boolean force) {
        if (force) {
            throw new CommandRefused(ErrorKind.REFUSED, List.of("No."));
        }
    }

    @Override
    public SerialConsole open(VmId vm, Caller caller, boolean force) {
        check(vm, caller, force);
        return new SerialConsole() {
            @Override
            public Exchange exchange(byte[] input, Duration patience) {
                int taken = Math.min(most, input.length);
                return new Exchange(Arrays.copyOf(input, taken), taken, end);
            }

            @Override
            public void close() {
                left.countDown();
            }
        };
    }
}
