package org.vireo.storage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.Step;
import org.vireo.inventory.StorageDomain;
import org.vireo.model.StorageDomainId;

/** What commands on a domain have to do with what it tells. */
@Component(service = RecordSteps.class)
public final class RecordSteps {
    private final RecordKeeper keeper;
    private final RecordFinder finder;
    private final RecordPlaces places;

    @Activate
    public RecordSteps(@Reference RecordKeeper keeper, @Reference RecordFinder finder, @Reference RecordPlaces places) {
        this.keeper = keeper;
        this.finder = finder;
        this.places = places;
    }

    /** Whether the domain can take along what lies on it. */
    Check carrying(StorageDomain domain, String attempt) {
        return places.kept(domain)
                ? Check.FINE
                : Check.conflict(attempt + " Disks lie on Storage Domain " + domain.name() + ", and storage of type "
                        + domain.type() + " cannot tell of them elsewhere.");
    }

    /** Lets the domain tell of all that lies on it. */
    Step write(StorageDomainId domain) {
        return NamedStep.quick(
                "records",
                "Writing down what lies on it",
                context -> keeper.write(domain, context.call()),
                context -> {});
    }

    /** Reads what the domain tells. */
    Step read(StorageDomainId domain) {
        return NamedStep.quick(
                "records",
                "Reading what lies on it",
                context -> finder.read(domain, context.caller(), context.call()),
                context -> {});
    }

    /** Forgets what the domain tells, in the present transaction. */
    void forget(StorageDomainId domain) {
        places.forget(domain);
    }
}
