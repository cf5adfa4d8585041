package org.vireo.rest.define;

import java.time.Clock;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.catalog.QuotaUsage;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.directory.Directories;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.host.PowerControl;
import org.vireo.engine.api.schedule.PolicyUnits;
import org.vireo.engine.api.storage.StorageTypes;
import org.vireo.engine.api.vm.Consoles;
import org.vireo.engine.api.vm.CustomProperties;
import org.vireo.inventory.Access;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.rest.wire.WireFormats;

/** The services of the engine that definitions and the generic mechanism use. */
public record Engine(
        Inventory inventory,
        Transactions transactions,
        Commands commands,
        Authorizer authorizer,
        Access access,
        Events events,
        Consoles consoles,
        StorageTypes storageTypes,
        Samples samples,
        PolicyUnits policyUnits,
        QuotaUsage quotas,
        CustomProperties customProperties,
        Directories directories,
        PowerControl power,
        WireFormats wire,
        Clock clock) {}
