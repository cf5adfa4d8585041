package org.vireo.engine.api.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.inventory.Transactions;
import org.vireo.model.JobId;
import org.vireo.model.ModelError;
import org.vireo.model.OperationId;
import org.vireo.model.VireoException;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/**
 * Runs one handler the way the engine's runner does, on the calling thread and without locks or jobs: for tests of handlers. A step that
 * fails has it and all before it undone.
 */
public final class Rehearsal {
    /** On whose behalf rehearsals run. */
    public static final Caller CALLER = Caller.engine("rehearsal");

    private final Transactions transactions;
    private final HostLink link;
    private final Caller caller;

    /** Steps call hosts through the link. */
    public Rehearsal(Transactions transactions, HostLink link) {
        this(transactions, link, CALLER);
    }

    /** On somebody's behalf. */
    public Rehearsal(Transactions transactions, HostLink link, Caller caller) {
        this.transactions = transactions;
        this.link = link;
        this.caller = caller;
    }

    /** Runs the command; the failure of a step is returned, a refusal is thrown. */
    public <C extends Command> Optional<VireoException> run(CommandHandler<C> handler, C command) {
        transactions.run(() -> {
            handler.permit(command);
            handler.locks(command);
            if (handler.check(command, caller) instanceof Check.Refused refused) {
                throw new CommandRefused(refused.kind(), refused.reasons());
            }
            handler.describe(command);
            handler.begin(command, caller);
        });
        var steps = handler.plan(command);
        return steps.isEmpty() ? Optional.empty() : perform(handler, command, steps);
    }

    private <C extends Command> Optional<VireoException> perform(
            CommandHandler<C> handler, C command, List<Step> steps) {
        var context = new Context();
        var begun = new ArrayList<Step>();
        try {
            for (var step : steps) {
                begun.add(0, step);
                step.run(context);
            }
            transactions.run(() -> handler.complete(command, context));
            return Optional.empty();
        } catch (VireoException e) {
            begun.forEach(step -> step.undo(context));
            transactions.run(() -> handler.abandon(command, context, e.getMessage()));
            return Optional.of(e);
        }
    }

    private final class Context implements StepContext {
        private final Map<String, String> results = new HashMap<>();
        private final JobId job = JobId.random();

        @Override
        public JobId job() {
            return job;
        }

        @Override
        public Caller caller() {
            return caller;
        }

        @Override
        public Instant deadline() {
            return Instant.now().plus(Duration.ofSeconds(10));
        }

        @Override
        public Call call() {
            return new PlainCall(OperationId.random(), deadline(), link);
        }

        @Override
        public void put(String key, String value) {
            results.put(key, value);
        }

        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(results.get(key));
        }

        @Override
        public <T> T await(String what, Supplier<Optional<T>> condition) {
            return condition
                    .get()
                    .orElseThrow(() -> new VireoException(ModelError.HOST_UNREACHABLE, "still waiting for " + what));
        }
    }

    private record PlainCall(OperationId operation, Instant deadline, HostLink hosts) implements Call {
        @Override
        public void progress(int percent) {
            // nobody looks at it
        }

        @Override
        public Call part(String name) {
            return new PlainCall(operation.part(name), deadline, hosts);
        }
    }
}
