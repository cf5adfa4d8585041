package org.vireo.jobs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Ownership;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;

/** A command together with the handler that knows it. */
record BoundCommand<C extends Command>(CommandHandler<C> handler, C command) {
    static <C extends Command> BoundCommand<C> of(CommandHandler<C> handler, Command command) {
        return new BoundCommand<>(handler, handler.command().cast(command));
    }

    String type() {
        return handler.command().getSimpleName();
    }

    Set<Permit> permits() {
        return handler.permits(command);
    }

    Optional<Ownership> owned() {
        return handler.owned(command);
    }

    Set<LockKey> locks() {
        return handler.locks(command);
    }

    Check check(Caller caller) {
        return handler.check(command, caller);
    }

    String describe() {
        return handler.describe(command);
    }

    void begin(Caller caller) {
        handler.begin(command, caller);
    }

    List<Step> plan() {
        return List.copyOf(handler.plan(command));
    }

    void complete(StepContext context) {
        handler.complete(command, context);
    }

    void abandon(StepContext context, String why) {
        handler.abandon(command, context, why);
    }
}
