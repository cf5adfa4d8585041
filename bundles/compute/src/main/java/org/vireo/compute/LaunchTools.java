package org.vireo.compute;

import java.time.Clock;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.network.Ports;
import org.vireo.engine.api.schedule.Scheduler;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;

/** What starts work with. Thread-safe. */
@Component(service = LaunchTools.class, configurationPid = "vireo.compute")
@Designate(ocd = ComputeConfig.class)
public final class LaunchTools {
    private final Inventory inventory;
    private final Transactions transactions;
    private final Volumes volumes;
    private final Ports ports;
    private final Placing placing;
    private final VmLife life;
    private final LaunchSettings settings;
    private final Clock clock;
    private final MigrationSettings migration;

    /** Brings the services together. */
    @Activate
    public LaunchTools(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Scheduler scheduler,
            @Reference Volumes volumes,
            @Reference Ports ports,
            @Reference Events events,
            ComputeConfig config) {
        this(
                inventory,
                transactions,
                scheduler,
                volumes,
                ports,
                events,
                LaunchSettings.of(config),
                MigrationSettings.of(config),
                Clock.systemUTC());
    }

    LaunchTools(
            Inventory inventory,
            Transactions transactions,
            Scheduler scheduler,
            Volumes volumes,
            Ports ports,
            Events events,
            LaunchSettings settings,
            MigrationSettings migration,
            Clock clock) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.volumes = volumes;
        this.ports = ports;
        this.settings = settings;
        this.migration = migration;
        this.clock = clock;
        this.placing = new Placing(inventory, scheduler, volumes, ports, settings);
        this.life = new VmLife(inventory, events);
    }

    Inventory inventory() {
        return inventory;
    }

    <T> T inTransaction(Supplier<T> work) {
        return transactions.call(work);
    }

    /** For work that only looks. */
    <T> T reading(Supplier<T> work) {
        return transactions.read(work);
    }

    void inTransaction(Runnable work) {
        transactions.run(work);
    }

    Placing placing() {
        return placing;
    }

    VmLife life() {
        return life;
    }

    LaunchSettings settings() {
        return settings;
    }

    MigrationSettings migration() {
        return migration;
    }

    Volumes volumes() {
        return volumes;
    }

    Clock clock() {
        return clock;
    }

    Equipment equipment(VmId vm) {
        return new Equipment(inventory, transactions, volumes, ports, placing, vm);
    }

    /** What applies to it now, but for the hosts it was allowed on for one start only. */
    static VmSettings lasting(Vm vm) {
        return vm.settingsNow().edit().pinnedHosts(vm.settings().pinnedHosts()).done();
    }
}
