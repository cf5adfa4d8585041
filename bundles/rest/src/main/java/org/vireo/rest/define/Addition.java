package org.vireo.rest.define;

import java.util.function.Supplier;
import org.vireo.engine.api.command.Command;
import org.vireo.model.Id;

/** What adding an item comes down to. */
public sealed interface Addition {
    /** A command whose object will have this id. */
    record Submit(Command command, String id) implements Addition {}

    /** Something done at once, outside any transaction, that answers the id. */
    record Direct(Supplier<String> work) implements Addition {}

    static Addition of(Command command, Id id) {
        return new Submit(command, id.value().toString());
    }
}
