package org.vireo.rest.fakes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Logins;
import org.vireo.engine.api.catalog.QuotaUsage;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.schedule.PolicyUnits;
import org.vireo.engine.api.vm.Consoles;
import org.vireo.engine.api.vm.CustomProperties;
import org.vireo.inventory.Access;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.LoggedEvent;
import org.vireo.inventory.QuotaLimit;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ClusterId;
import org.vireo.model.GraphicsType;
import org.vireo.model.HostId;
import org.vireo.model.JobId;
import org.vireo.model.Secret;
import org.vireo.model.UserId;
import org.vireo.model.VmId;
import org.vireo.protocol.host.HostSample;
import org.vireo.rest.define.Engine;
import org.vireo.rest.define.Samples;
import org.vireo.rest.wire.WireFormats;

/** An engine in memory: commands are noted, and end as the test wants. */
public final class FakeEngine implements Commands, Logins, Events, Consoles, Samples {
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    public static final JobId JOB = JobId.of("00000000-0000-0000-0000-00000000000f");
    public static final UserId ADMIN = UserId.of("00000000-0000-0000-0000-0000000000ad");
    private static final WireFormats WIRE = new WireFormats();

    public final FakeInventory inventory = new FakeInventory();
    private final Inventory kept;
    private final Access access;
    private final Transactions transactions;
    public Authorizer authorizer = (caller, permit) -> this.allowed && caller.administrator();
    public final List<Command> submitted = new ArrayList<>();
    public final List<Caller> callers = new ArrayList<>();
    public final List<KeptEvent> events = new ArrayList<>();
    public final Map<String, User> tokens = new HashMap<>();
    private final Set<Long> hidden = new HashSet<>();
    public int logins;
    public boolean allowed = true;
    public final PlayedDirectories directories = new PlayedDirectories();
    public final PlayedStorage storage = new PlayedStorage();
    public Optional<VmLoad> vmLoad = Optional.empty();
    public Optional<HostSample> hostSample = Optional.empty();
    public Function<Command, CompletableFuture<JobOutcome>> ending =
            command -> CompletableFuture.completedFuture(new JobOutcome.Finished());

    /** With everything in memory. */
    public FakeEngine() {
        kept = inventory;
        access = new NoAccess();
        transactions = inventory;
    }

    /** With a real store. */
    public FakeEngine(TestStore store) {
        kept = store.inventory();
        access = store.access();
        transactions = store.transactions();
    }

    /** What is told of machines. */
    public final Map<VmId, String> descriptors = new HashMap<>();

    public Engine engine() {
        return new Engine(
                kept,
                transactions,
                this,
                authorizer,
                access,
                this,
                this,
                storage,
                vm -> Optional.ofNullable(descriptors.get(vm)),
                this,
                () -> List.of(
                        new PolicyUnits.Unit(PolicyUnits.Role.FILTER, "memory", false),
                        new PolicyUnits.Unit(PolicyUnits.Role.WEIGHT, "even-vms", false)),
                new UnusedQuotas(),
                new DefinedProperties(),
                directories,
                (host, caller) -> true,
                WIRE,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Some properties, all of which are allowed. */
    private static final class DefinedProperties implements CustomProperties {
        @Override
        public Check ofVm(String attempt, ClusterId cluster, Map<String, String> before, Map<String, String> after) {
            return Check.FINE;
        }

        @Override
        public Check ofNic(String attempt, Map<String, String> before, Map<String, String> after) {
            return Check.FINE;
        }

        @Override
        public String predefined(String level) {
            return "sndbuf=^[0-9]+$";
        }

        @Override
        public String userDefined(String level) {
            return level.equals("4.7") ? "colour=^red$" : "";
        }

        @Override
        public String ofDevices(String level) {
            return "";
        }
    }

    /** Nothing is used of any quota. */
    private static final class UnusedQuotas implements QuotaUsage {
        @Override
        public Computing computing(QuotaLimit limit) {
            return new Computing(0, 0);
        }

        @Override
        public long storage(QuotaLimit limit) {
            return 0;
        }
    }

    public Caller admin() {
        return new Caller(ADMIN, "admin@internal", true, "c-1");
    }

    @SuppressWarnings("unchecked")
    public <C extends Command> C last() {
        return (C) submitted.get(submitted.size() - 1);
    }

    @Override
    public Submission submit(Command command, Caller caller) {
        var outcome = ending.apply(command);
        submitted.add(command);
        callers.add(caller);
        return new Submission(JOB, outcome);
    }

    @Override
    public void somethingChanged() {
        // no step waits here
    }

    @Override
    public LoginResult login(String name, Secret password) {
        logins++;
        return name.equals("admin@internal") && password.reveal().equals("secret")
                ? new LoginResult.Accepted(new User(ADMIN, name, true))
                : new LoginResult.Rejected("The user name or password is wrong.");
    }

    @Override
    public Token issue(UserId user) {
        var text = "token-" + tokens.size();
        tokens.put(text, new User(user, "admin@internal", true));
        return new Token(Secret.of(text), NOW.plus(Duration.ofHours(1)));
    }

    @Override
    public Optional<User> user(Secret token) {
        return Optional.ofNullable(tokens.get(token.reveal()));
    }

    @Override
    public Optional<User> user(UserId id) {
        return tokens.values().stream()
                .filter(user -> user.id().equals(id))
                .findFirst()
                .or(() -> id.equals(ADMIN) ? Optional.of(new User(ADMIN, "admin@internal", true)) : Optional.empty());
    }

    @Override
    public void revoke(Secret token) {
        tokens.remove(token.reveal());
    }

    @Override
    public void record(Event event) {
        keep(new KeptEvent(events.size() + 1, NOW, "vireo", -1, event));
    }

    @Override
    public long recordExternal(Event event, String origin, int customId) {
        keep(new KeptEvent(events.size() + 1, NOW, origin, customId, event));
        return events.size();
    }

    private void keep(KeptEvent kept) {
        events.add(0, kept);
        var row = new LoggedEvent(UUID.randomUUID());
        row.setNumber(java.util.OptionalLong.of(kept.id()));
        row.setCode(kept.event().code());
        row.setSeverity(kept.event().severity());
        row.setMessage(kept.event().message());
        row.setAt(kept.time());
        row.setActor(kept.event().user());
        row.setCorrelationId(kept.event().correlationId());
        row.setOrigin(kept.origin());
        row.setCustomId(kept.customId());
        row.setSubjects(kept.event().subjects().entrySet().stream()
                .map(one -> "\"" + one.getKey() + "\":\"" + one.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}")));
        this.kept.add(row);
    }

    @Override
    public boolean hide(long id) {
        return hidden.add(id);
    }

    @Override
    public void showHidden() {
        hidden.clear();
    }

    @Override
    public List<KeptEvent> list(Query query) {
        var found = events.stream().filter(kept -> kept.id() > query.afterId() && !hidden.contains(kept.id()));
        return query.max() > 0 ? found.limit(query.max()).toList() : found.toList();
    }

    @Override
    public List<Console> list(VmId vm) {
        return List.of(new Console(GraphicsType.VNC, "10.0.0.7", 5901, -1));
    }

    @Override
    public Ticket ticket(VmId vm, GraphicsType graphics, Optional<Secret> wanted, Duration validFor, Caller caller) {
        return new Ticket(wanted.orElse(Secret.of("made-up")), NOW.plus(validFor), list(vm).get(0));
    }

    @Override
    public Optional<HostSample> host(HostId host) {
        return hostSample;
    }

    @Override
    public Optional<VmLoad> vm(VmId vm) {
        return vmLoad;
    }

    @Override
    public Map<HostId, HostSample> hosts() {
        return hostSample.map(sample -> Map.of(World.HOST, sample)).orElse(Map.of());
    }

    @Override
    public Map<VmId, VmLoad> vms() {
        return vmLoad.map(load -> Map.of(World.UP, load)).orElse(Map.of());
    }
}
