package org.vireo.rest.define;

import java.util.function.Consumer;
import org.vireo.engine.api.command.Command;
import org.vireo.rest.types.Action;

/** What an action or removal comes down to, once the request was understood. */
public sealed interface Effect {
    /** A command, carried out as a job. */
    record Submit(Command command) implements Effect {}

    /** Something done at once, outside any transaction, that fills in the answer. */
    record Direct(Consumer<Action> work) implements Effect {}
}
