package org.vireo.engine.api.command;

import java.util.List;
import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;
import org.vireo.model.VireoException;

/** A command was not taken on; nothing has changed. */
public final class CommandRefused extends VireoException {
    private static final long serialVersionUID = 1L;

    private final List<String> reasons;

    /** Refused for the reasons. */
    public CommandRefused(ErrorKind kind, List<String> reasons) {
        super(new Refusal(kind), String.join(" ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** Full sentences. */
    public List<String> reasons() {
        return reasons;
    }

    private record Refusal(ErrorKind kind) implements ErrorCode {
        @Override
        public String name() {
            return "COMMAND_REFUSED";
        }
    }
}
