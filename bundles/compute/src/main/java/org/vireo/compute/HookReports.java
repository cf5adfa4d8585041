package org.vireo.compute;

import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.host.ReportReceiver;
import org.vireo.inventory.Host;
import org.vireo.inventory.HostHooks;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.model.HostId;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.hook.HookFailedReport;
import org.vireo.protocol.hook.HookFile;
import org.vireo.protocol.hook.HookListReport;

/** Tells users of hook scripts that failed, and keeps which scripts each host has. Thread-safe. */
@Component(service = ReportReceiver.class)
public final class HookReports implements ReportReceiver {
    private static final int LINES = 4;

    private final Inventory inventory;
    private final Transactions transactions;
    private final VmEvents events;
    private final Cause cause;

    /** Keeps what it sees in the inventory. */
    @Activate
    public HookReports(@Reference Inventory inventory, @Reference Transactions transactions, @Reference Events events) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.events = new VmEvents(inventory, events);
        this.cause = new Cause(inventory);
    }

    @Override
    public void receive(HostId host, long sequence, Instant at, HostReport report) {
        if (report instanceof HookFailedReport failed) {
            transactions.run(() -> tell(host, failed));
        } else if (report instanceof HookListReport list) {
            transactions.run(() -> keep(host, list.hooks()));
        }
    }

    private void tell(HostId host, HookFailedReport failed) {
        var vm = failed.vm().flatMap(id -> inventory.find(Vm.class, id));
        var caller = vm.map(found -> cause.of(found.id())).orElseGet(() -> Caller.engine(""));
        String message =
                message(host, vm.map(found -> " for VM " + found.name()).orElse(""), failed);
        var event = failed.refused()
                ? Event.error(VmEvents.HOOK_REFUSED, caller, message)
                : Event.warning(VmEvents.HOOK_FAILED, caller, message);
        if (vm.isPresent()) {
            event = event.about("vm", vm.get().id()).about("cluster", vm.get().clusterId());
        }
        events.plain(event.about("host", host));
    }

    private String message(HostId host, String vm, HookFailedReport failed) {
        List<String> output = failed.output();
        String last = String.join(" / ", output.subList(Math.max(0, output.size() - LINES), output.size()));
        return "Hook " + failed.script() + " at " + failed.point() + " failed" + vm + " on Host "
                + events.hostName(host) + (failed.refused() ? " and stopped the operation: " : ": ")
                + failed.reason() + "."
                + (last.isEmpty() ? "" : " Its last words: " + last);
    }

    private void keep(HostId host, List<HookFile> hooks) {
        if (inventory.find(Host.class, host).isEmpty()) {
            return;
        }
        var known = inventory.find(HostHooks.class, host);
        var kept = known.orElseGet(() -> new HostHooks(host));
        kept.setHooks(ProtocolText.write(hooks));
        if (known.isEmpty()) {
            inventory.add(kept);
        }
    }
}
