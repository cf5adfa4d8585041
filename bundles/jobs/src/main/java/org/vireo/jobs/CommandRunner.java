package org.vireo.jobs;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.plugin.PluginsBack;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.model.ErrorKind;
import org.vireo.model.Id;
import org.vireo.model.JobId;
import org.vireo.sealing.Sealer;
import org.vireo.spi.host.HostLink;

/**
 * Runs commands as jobs. A job that runs here, or waits for a thread, is in {@code running}; every other job of this node that has not
 * ended is picked up by the watch, whatever the reason. Thread-safe.
 */
@Component(service = Commands.class, immediate = true, configurationPid = "vireo.jobs")
@Designate(ocd = JobsConfig.class)
public final class CommandRunner implements Commands {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

    private final JobTools tools;
    private final Submitter submitter;
    private final Signal signal = new Signal();
    private final Map<JobId, CompletableFuture<JobOutcome>> running = new ConcurrentHashMap<>();
    private final ExecutorService workers;
    private final ScheduledExecutorService watch;
    private final JobWatch watcher;
    private final Runnable arrival;
    private volatile boolean stopping;

    /** Begins at once to carry on what was under way, which may need the plugins of before. */
    @Activate
    public CommandRunner(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Authorizer authorizer,
            @Reference HandlerRegistry handlers,
            @Reference Guards guards,
            @Reference HostDoor hosts,
            @Reference Sealer sealer,
            @Reference PluginsBack back,
            JobsConfig config) {
        this(
                new Parts(
                        inventory,
                        transactions,
                        authorizer,
                        handlers,
                        guards,
                        hosts,
                        new InventoryLocks(inventory),
                        sealer),
                RunnerSettings.of(config),
                NodeName.keptIn(nodeFile(config)),
                Clock.systemUTC(),
                Checkpoint.NONE);
    }

    /** The services it works with. */
    record Parts(
            Inventory inventory,
            Transactions transactions,
            Authorizer authorizer,
            HandlerRegistry handlers,
            Guards guards,
            HostLink hosts,
            LockTable locks,
            Sealer sealer) {}

    CommandRunner(Parts parts, RunnerSettings settings, String node, Clock clock, Checkpoint death) {
        var text = new CommandText(parts.sealer());
        var store = new JobStore(parts.inventory(), text, clock, node, settings.lease());
        tools = new JobTools(
                settings,
                store,
                parts.locks(),
                parts.transactions(),
                parts.handlers(),
                text,
                new JobContext.Surroundings(store, parts.transactions(), signal, clock, parts.hosts()),
                new Outage(() -> stopping, settings.pause().toMillis()),
                death,
                () -> stopping);
        submitter = new Submitter(tools, parts.inventory(), parts.authorizer(), parts.guards());
        workers = Executors.newFixedThreadPool(settings.threads(), named("vireo-job-"));
        watch = Executors.newSingleThreadScheduledExecutor(named("vireo-job-watch-"));
        watcher = new JobWatch(tools, clock, running::keySet, this::carryOn);
        arrival = this::lookNow;
        parts.handlers().onArrival(arrival);
        var every = Math.max(1, settings.lease().toMillis() / 3);
        var round = watch.scheduleWithFixedDelay(watcher, 0, every, TimeUnit.MILLISECONDS);
        LOG.debug("Node {} watches its jobs every {} ms: {}", node, every, !round.isCancelled());
    }

    private static Path nodeFile(JobsConfig config) {
        return config.node__file().isEmpty()
                ? Path.of(System.getProperty("karaf.data", "data"), "vireo", "node-id")
                : Path.of(config.node__file());
    }

    private static ThreadFactory named(String prefix) {
        var number = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Stops without ending any job; they go on when the engine is back. */
    @Deactivate
    public void stop() {
        stopping = true;
        tools.handlers().forget(arrival);
        watch.shutdownNow();
        workers.shutdownNow();
        try {
            if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("Some steps did not let go within 10 s of stopping");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.values()
                .forEach(outcome -> outcome.complete(new JobOutcome.Failed(
                        ErrorKind.EXTERNAL, "The engine stops. The job goes on when it is back.")));
    }

    @Override
    public Submission submit(Command command, Caller caller) {
        var type = command.getClass().getSimpleName();
        var handler = tools.handlers()
                .find(type)
                .filter(found -> found.command().isInstance(command))
                .orElseThrow(() -> new CommandRefused(
                        ErrorKind.EXTERNAL, List.of("Nothing that is installed and running can do " + type + ".")));
        var id = JobId.random();
        var outcome = new CompletableFuture<JobOutcome>();
        running.put(id, outcome);
        var taken = false;
        try {
            var goesOn = submitter.take(id, BoundCommand.of(handler, command), caller);
            taken = true;
            if (goesOn) {
                tools.death().reached("kept");
                execute(id, outcome);
            } else {
                left(id, outcome, new JobOutcome.Finished());
            }
        } finally {
            if (!taken) {
                running.remove(id);
            }
        }
        return new Submission(id, outcome.minimalCompletionStage());
    }

    @Override
    public void somethingChanged() {
        signal.raise();
    }

    @Override
    public void somethingChanged(Id about) {
        signal.raise(about);
    }

    private void lookNow() {
        try {
            watch.execute(watcher);
        } catch (RejectedExecutionException e) {
            LOG.debug("A handler came while the runner stops", e);
        }
    }

    /** Takes up a job of this node, unless it runs already. */
    private void carryOn(JobId id) {
        var outcome = new CompletableFuture<JobOutcome>();
        if (running.putIfAbsent(id, outcome) == null) {
            LOG.info("Carrying on job {}", id);
            execute(id, outcome);
        }
    }

    private void execute(JobId id, CompletableFuture<JobOutcome> outcome) {
        try {
            workers.execute(() -> work(id, outcome));
        } catch (RejectedExecutionException e) {
            LOG.debug("Job {} waits until the engine is back", id, e);
        }
    }

    private void work(JobId id, CompletableFuture<JobOutcome> outcome) {
        try {
            new JobRun(tools, id).carryOn().ifPresent(end -> left(id, outcome, end));
        } catch (RuntimeException e) {
            LOG.error("The runner failed at job {}; it is taken up again", id, e);
        } finally {
            if (!stopping) {
                running.remove(id, outcome);
            }
        }
    }

    private void left(JobId id, CompletableFuture<JobOutcome> outcome, JobOutcome end) {
        running.remove(id, outcome);
        outcome.complete(end);
        signal.raise(id);
    }
}
