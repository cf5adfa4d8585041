package org.vireo.compute;

import java.util.Optional;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.model.HostId;

/** Tells of virtual machines and templates, in the present transaction. */
final class VmEvents {
    static final int START_ISSUED = 32;
    static final int STOPPED = 33;
    static final int ADDED = 34;
    static final int UPDATED = 35;
    static final int ADD_BEGUN = 37;
    static final int PAUSED = 39;
    static final int RESUMED = 40;
    static final int ADD_DONE = 53;
    static final int RUN_FAILED = 54;
    static final int ADD_FAILED = 60;
    static final int DOWN = 61;
    static final int MIGRATION_BEGUN = 62;
    static final int MIGRATION_DONE = 63;
    static final int MIGRATION_FAILED = 65;
    static final int MIGRATION_CANCELLED = 67;
    static final int SHUTDOWN_ISSUED = 73;
    static final int REMOVED = 113;
    static final int DOWN_WITH_ERROR = 119;
    static final int NOT_RESPONDING = 126;
    static final int PAUSED_FULL = 138;
    static final int UNKNOWN = 142;
    static final int PAUSED_STORAGE = 145;
    static final int STARTED = 153;
    static final int REBOOT_ISSUED = 157;
    static final int STORAGE_BACK = 196;
    static final int CONSOLE_CONNECTED = 167;
    static final int CONSOLE_DISCONNECTED = 168;
    static final int SUSPENDED = 503;
    static final int SUSPEND_FAILED = 532;
    static final int TEMPLATE_UPDATED = 46;
    static final int TEMPLATE_BEGUN = 48;
    static final int TEMPLATE_DONE = 51;
    static final int TEMPLATE_FAILED = 52;
    static final int TEMPLATE_REMOVED = 251;
    static final int FOREIGN_VM = 9700;
    static final int TWO_HOSTS = 9701;
    static final int RESET = 9702;
    static final int REMOVE_FAILED = 9703;
    static final int HOOK_FAILED = 9704;
    static final int HOOK_REFUSED = 9705;
    static final int HOT_PLUG_FAILED = 9706;
    static final int DISC_CHANGED = 38;

    private final Inventory inventory;
    private final Events events;

    VmEvents(Inventory inventory, Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    void normal(int code, Caller caller, Vm vm, String message) {
        events.record(about(Event.normal(code, caller, message), vm, vm.hostId()));
    }

    void normal(int code, Caller caller, Vm vm, HostId host, String message) {
        events.record(about(Event.normal(code, caller, message), vm, Optional.of(host)));
    }

    void error(int code, Caller caller, Vm vm, Optional<HostId> host, String message) {
        events.record(about(Event.error(code, caller, message), vm, host));
    }

    void normal(int code, Caller caller, Vm vm, Optional<HostId> host, String message) {
        events.record(about(Event.normal(code, caller, message), vm, host));
    }

    void error(int code, Caller caller, Vm vm, String message) {
        events.record(about(Event.error(code, caller, message), vm, vm.hostId()));
    }

    void warning(int code, Caller caller, Vm vm, String message) {
        events.record(about(Event.warning(code, caller, message), vm, vm.hostId()));
    }

    void template(Event event, Template template) {
        events.record(event.about("template", template.id()));
    }

    void plain(Event event) {
        events.record(event);
    }

    private static Event about(Event event, Vm vm, Optional<HostId> host) {
        var told = event.about("vm", vm.id()).about("cluster", vm.clusterId());
        return host.map(id -> told.about("host", id)).orElse(told);
    }

    String hostName(HostId host) {
        return inventory.find(Host.class, host).map(Host::name).orElse(host.toString());
    }
}
