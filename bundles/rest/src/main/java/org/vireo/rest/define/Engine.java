package org.vireo.rest.define;

import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.catalog.QuotaUsage;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.directory.Directories;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.host.PowerControl;
import org.vireo.engine.api.schedule.PolicyUnits;
import org.vireo.engine.api.storage.MachineDescriptions;
import org.vireo.engine.api.storage.StorageTypes;
import org.vireo.engine.api.vm.Consoles;
import org.vireo.engine.api.vm.CustomProperties;
import org.vireo.inventory.Access;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.rest.wire.WireFormats;

/** The services of the engine that definitions and the generic mechanism use. */
@Component(service = Engine.class)
public record Engine(
        Inventory inventory,
        Transactions transactions,
        Commands commands,
        Authorizer authorizer,
        Access access,
        Events events,
        Consoles consoles,
        StorageTypes storageTypes,
        MachineDescriptions descriptions,
        Samples samples,
        PolicyUnits policyUnits,
        QuotaUsage quotas,
        CustomProperties customProperties,
        Directories directories,
        PowerControl power,
        WireFormats wire,
        Clock clock) {
    /** With the time of this machine. */
    @Activate
    public Engine(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Commands commands,
            @Reference Authorizer authorizer,
            @Reference Access access,
            @Reference Events events,
            @Reference Consoles consoles,
            @Reference StorageTypes storageTypes,
            @Reference MachineDescriptions descriptions,
            @Reference Samples samples,
            @Reference PolicyUnits policyUnits,
            @Reference QuotaUsage quotas,
            @Reference CustomProperties customProperties,
            @Reference Directories directories,
            @Reference PowerControl power,
            @Reference WireFormats wire) {
        this(
                inventory,
                transactions,
                commands,
                authorizer,
                access,
                events,
                consoles,
                storageTypes,
                descriptions,
                samples,
                policyUnits,
                quotas,
                customProperties,
                directories,
                power,
                wire,
                Clock.systemUTC());
    }
}
