package org.vireo.protocol.vm;

import java.util.Objects;
import java.util.Optional;
import org.vireo.model.HostId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Makes a host ready to take over a virtual machine that runs on another one. Nothing runs here before its memory has come and the source
 * has certainly let go; repeated, it changes nothing. Ended by {@link FinishMigration} or {@link DropMigration}. Immutable.
 *
 * @param domain as this host will open its disks and ports; without media, which come from the source
 * @param source the only host that may hand it over
 * @param claim which start this counts as, if its disks lie on shared storage: none that was asked for before happens after this
 */
@Verb(name = "vm.prepare-migration", reply = MigrationDoor.class)
public record PrepareMigration(DomainSpec domain, HostId source, Optional<LaunchClaim> claim)
        implements HostRequest<MigrationDoor> {
    /** Refuses missing values; an older engine claims nothing. */
    public PrepareMigration {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(source, "source");
        claim = claim == null ? Optional.empty() : claim;
    }
}
