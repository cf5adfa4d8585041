package org.vireo.storage;

import java.time.Clock;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.transfer.ExtendImageTransfer;
import org.vireo.model.ImageTransferPhase;

/** Puts off what becomes of a transfer that nobody goes on with. */
@Component(service = CommandHandler.class)
public final class ExtendImageTransferHandler implements CommandHandler<ExtendImageTransfer> {
    private final TransferEnds ends;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public ExtendImageTransferHandler(@Reference TransferEnds ends) {
        this.ends = ends;
    }

    @Override
    public Class<ExtendImageTransfer> command() {
        return ExtendImageTransfer.class;
    }

    @Override
    public Permit permit(ExtendImageTransfer command) {
        return ends.permit(command.id());
    }

    @Override
    public Set<LockKey> locks(ExtendImageTransfer command) {
        return ends.locks(command.id());
    }

    @Override
    public Check check(ExtendImageTransfer command, Caller caller) {
        return ends.in(command.id(), "Cannot extend Image Transfer.", Set.of(ImageTransferPhase.TRANSFERRING));
    }

    @Override
    public String describe(ExtendImageTransfer command) {
        return ends.describe(command.id(), "Extending");
    }

    @Override
    public void begin(ExtendImageTransfer command, Caller caller) {
        ends.get(command.id()).setActive(clock.instant());
    }
}
