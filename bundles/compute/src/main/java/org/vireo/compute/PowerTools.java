package org.vireo.compute;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.vm.Accepted;

/** What is common to asking the host of a running virtual machine for something. Thread-safe. */
@Component(service = PowerTools.class)
public final class PowerTools {
    private static final String HOST = "power.host";
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Inventory inventory;
    private final Transactions transactions;
    private final VmLife life;

    /** Keeps no state. */
    @Activate
    public PowerTools(@Reference Inventory inventory, @Reference Transactions transactions, @Reference Events events) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.life = new VmLife(inventory, events);
    }

    /** One request to the host that runs a virtual machine, and when it counts as done. */
    record Wish(
            String name,
            String describe,
            Duration limit,
            Function<VmId, HostRequest<Accepted>> request,
            Optional<Predicate<Vm>> done) {
        static Wish of(String name, String describe, Function<VmId, HostRequest<Accepted>> request) {
            return new Wish(name, describe, A_MINUTE, request, Optional.empty());
        }

        Wish until(Predicate<Vm> seen) {
            return new Wish(name, describe, limit, request, Optional.of(seen));
        }

        Wish within(Duration most) {
            return new Wish(name, describe, most, request, done);
        }
    }

    Inventory inventory() {
        return inventory;
    }

    VmLife life() {
        return life;
    }

    VmEvents events() {
        return life.events();
    }

    Vm vm(VmId id) {
        return inventory.get(Vm.class, id);
    }

    /** As it is now, from outside of a transaction. */
    Vm look(VmId id) {
        return transactions.call(() -> vm(id));
    }

    Vm locked(VmId id) {
        return inventory.getForUpdate(Vm.class, id);
    }

    void inTransaction(Runnable work) {
        transactions.run(work);
    }

    static Set<LockKey> locks(VmId vm) {
        return Set.of(LockKey.exclusive("vm", vm));
    }

    Check check(VmAction action, VmId vm) {
        return action.check(vm(vm).status());
    }

    List<Step> plan(VmId vm, Wish wish) {
        return List.of(
                NamedStep.oneWay(wish.name(), wish.describe(), wish.limit(), context -> carryOut(vm, wish, context)));
    }

    void carryOut(VmId vm, Wish wish, StepContext context) {
        var host = host(vm, context);
        if (host.isEmpty()) {
            return; // it ended by itself in the meantime
        }
        try {
            context.call()
                    .hosts()
                    .call(host.get(), wish.request().apply(vm), context.call().part(wish.name()));
        } catch (VireoException e) {
            gone(vm, host.get(), e);
            return;
        }
        wish.done()
                .ifPresent(seen -> context.await(
                        "VM " + vm + " to " + wish.name(),
                        vm,
                        () -> transactions.call(() -> seen.test(vm(vm)) ? Optional.of(true) : Optional.empty())));
    }

    /** A host that no longer has it will tell so, or has told so already. */
    private void gone(VmId vm, HostId host, VireoException failure) {
        var ended = transactions.call(() -> !vm(vm).hostId().equals(Optional.of(host)));
        if (!failure.code().name().equals(ModelError.OBJECT_NOT_FOUND.name()) || !ended) {
            throw failure;
        }
    }

    /** The host it ran on when the job began. */
    private Optional<HostId> host(VmId vm, StepContext context) {
        var known = context.get(HOST);
        if (known.isPresent()) {
            return known.map(HostId::of);
        }
        var host = transactions.call(() -> vm(vm).hostId());
        host.ifPresent(id -> context.put(HOST, id.toString()));
        return host;
    }

    static String because(String reason) {
        return reason.isEmpty() ? "." : " (Reason: " + reason + ").";
    }
}
