package org.vireo.reporting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Logins;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.rehearsal.Rehearsal;
import org.vireo.inventory.Transactions;
import org.vireo.model.JobId;
import org.vireo.model.Secret;
import org.vireo.model.UserId;

/** Commands that run at once on the calling thread, and who may give them. Thread-safe. */
final class PlayedCommands implements Commands {
    /** Those who may log in, and whether they are administrators. */
    final Map<UserId, Boolean> users = new ConcurrentHashMap<>();

    private final Transactions transactions;
    private final List<CommandHandler<?>> handlers;

    PlayedCommands(Transactions transactions, CommandHandler<?>... handlers) {
        this.transactions = transactions;
        this.handlers = List.of(handlers);
    }

    @Override
    public Submission submit(Command command, Caller caller) {
        var handler = handlers.stream()
                .filter(one -> one.command().isInstance(command))
                .findFirst()
                .orElseThrow();
        var failure = run(handler, command, new Rehearsal(transactions, null, caller));
        return new Submission(JobId.random(), CompletableFuture.completedStage(failure));
    }

    private static <C extends Command> JobOutcome run(CommandHandler<C> handler, Command command, Rehearsal rehearsal) {
        return rehearsal
                .run(handler, handler.command().cast(command))
                .<JobOutcome>map(e -> new JobOutcome.Failed(e.code().kind(), e.getMessage()))
                .orElseGet(JobOutcome.Finished::new);
    }

    @Override
    public void somethingChanged() {
        // nobody waits
    }

    /** The same users. */
    Logins logins() {
        return new Logins() {
            @Override
            public LoginResult login(String name, Secret password) {
                throw new UnsupportedOperationException("nobody logs in");
            }

            @Override
            public Token issue(UserId user) {
                throw new UnsupportedOperationException("nobody logs in");
            }

            @Override
            public Optional<User> user(Secret token) {
                throw new UnsupportedOperationException("nobody logs in");
            }

            @Override
            public Optional<User> user(UserId id) {
                return Optional.ofNullable(users.get(id))
                        .map(administrator -> new User(id, "ann@internal", administrator));
            }

            @Override
            public void revoke(Secret token) {
                throw new UnsupportedOperationException("nobody logs in");
            }
        };
    }
}
