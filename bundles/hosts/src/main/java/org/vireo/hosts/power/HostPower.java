package org.vireo.hosts.power;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.host.PowerControl;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.ErrorKind;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.OperationId;
import org.vireo.model.VireoException;
import org.vireo.spi.fence.FenceAgent;
import org.vireo.spi.fence.PowerState;
import org.vireo.spi.host.Call;

/**
 * Works the fence agents of a host: groups in the order of their number, those that are concurrent together; the next group only when one
 * failed. Never within a transaction. Thread-safe.
 */
@Component(service = {HostPower.class, PowerControl.class})
public final class HostPower implements PowerControl {
    static final String KIND = "host";
    private static final Logger LOG = LoggerFactory.getLogger(HostPower.class);
    private static final int SECONDS_TO_TELL = 60;

    private final Inventory inventory;
    private final Transactions transactions;
    private final FenceAgents agents;
    private final Authorizer authorizer;

    @Activate
    public HostPower(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference FenceAgents agents,
            @Reference Authorizer authorizer) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.agents = agents;
        this.authorizer = authorizer;
    }

    @Override
    public boolean isOn(HostId id, Caller caller) {
        if (!authorizer.allowed(caller, Permit.on("manipulate_host", KIND, id))) {
            throw new CommandRefused(
                    ErrorKind.REFUSED, List.of(caller.name() + " may not ask for the power of host " + id + "."));
        }
        var host = transactions.read(() -> inventory.get(Host.class, id));
        if (!Settings.powerManaged(host)) {
            throw new CommandRefused(
                    ErrorKind.CONFLICT,
                    List.of("Cannot tell the power of Host " + host.name() + ". Its power management is disabled."));
        }
        var deadline = Instant.now().plusSeconds(SECONDS_TO_TELL);
        return status(id, new OwnCall(OperationId.random(), deadline)) == PowerState.ON;
    }

    /** A machine with several supplies is on as long as one is. */
    PowerState status(HostId host, Call call) {
        return inTurn(host, group -> {
            var states =
                    all(group, call, (agent, work) -> agent.status(work.device().target(), work.call()));
            return states.contains(PowerState.ON) ? PowerState.ON : PowerState.OFF;
        });
    }

    /** When this returns, the host is certainly off. */
    void off(HostId host, Call call) {
        switchTo(host, call, (agent, work) -> agent.powerOff(work.device().target(), work.call()));
    }

    void on(HostId host, Call call) {
        switchTo(host, call, (agent, work) -> agent.powerOn(work.device().target(), work.call()));
    }

    private void switchTo(HostId host, Call call, BiConsumer<FenceAgent, Work> change) {
        inTurn(
                host,
                group -> all(group, call, (agent, work) -> {
                    change.accept(agent, work);
                    return Boolean.TRUE;
                }));
    }

    private interface Attempt<T> {
        T with(List<PowerDevice> group);
    }

    private record Work(PowerDevice device, Call call) {}

    private <T> T inTurn(HostId host, Attempt<T> attempt) {
        var reasons = new ArrayList<String>();
        for (var group : groups(host)) {
            try {
                return attempt.with(group);
            } catch (VireoException e) {
                reasons.add(e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("A fence agent of host {} failed by a defect; the next one is tried", host, e);
                reasons.add(e.toString());
            }
        }
        throw new VireoException(
                ModelError.HOST_FAILED,
                reasons.isEmpty()
                        ? "the host has no fence agent"
                        : "no fence agent did it: " + String.join("; ", reasons));
    }

    private Collection<List<PowerDevice>> groups(HostId host) {
        var devices = transactions.read(() ->
                inventory
                        .list(
                                Definition.class,
                                Where.equal("kind", "fence_agent").andEqual("ownerId", host.value()))
                        .stream()
                        .map(PowerDevice::of)
                        .toList());
        var groups = new TreeMap<String, List<PowerDevice>>();
        int alone = 0;
        for (var device : devices) {
            var order = "%010d".formatted(device.order());
            var key = device.concurrent() ? order : order + "-%06d".formatted(alone++);
            groups.computeIfAbsent(key, any -> new ArrayList<>()).add(device);
        }
        return groups.values();
    }

    /** All at once; each must succeed. */
    private <T> List<T> all(List<PowerDevice> group, Call call, BiFunction<FenceAgent, Work, T> work) {
        var threads = Executors.newFixedThreadPool(group.size(), task -> new Thread(task, "vireo-fence"));
        try {
            var running = group.stream()
                    .map(device -> CompletableFuture.supplyAsync(
                            () -> work.apply(
                                    agents.get(device.target().type()), new Work(device, call.part(part(device)))),
                            threads))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof VireoException known
                    ? known
                    : new VireoException(ModelError.HOST_FAILED, "a fence agent failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static String part(PowerDevice device) {
        return "fence-" + device.target().type() + "-" + device.order() + "-"
                + device.target().address();
    }
}
