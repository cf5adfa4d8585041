package org.vireo.compute;

import org.vireo.engine.api.command.Check;
import org.vireo.model.TemplateId;

/** Rules on templates. */
final class Templates {
    private Templates() {}

    static Check notBlank(TemplateId id, String what) {
        return id.equals(TemplateId.BLANK)
                ? Check.conflict(what + " The Blank Template cannot be changed or removed.")
                : Check.FINE;
    }
}
