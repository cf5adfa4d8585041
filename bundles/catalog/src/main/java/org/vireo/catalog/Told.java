package org.vireo.catalog;

import java.util.Locale;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.engine.api.catalog.DefinitionKind.Change;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Definition;
import org.vireo.model.Id;

/** Tells of changes to definitions of a kind. */
record Told(Events events, DefinitionKind kind) {
    void of(Change change, Definition definition, Caller caller) {
        var what = AddDefinitionHandler.named(kind, definition.name());
        var text = what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + " was " + change.past() + " by "
                + caller.name() + ".";
        var event = Event.normal(kind.event(change), caller, text);
        events.record(kind.ownerKind()
                .flatMap(owner -> definition.ownerId().map(id -> event.about(owner, (Id) () -> id)))
                .orElse(event));
    }
}
