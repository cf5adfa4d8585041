package org.vireo.compute;

import org.vireo.engine.api.command.Check;
import org.vireo.model.TemplateId;

/** Rules on templates. */
final class Templates {
    static final TemplateId BLANK = TemplateId.of("00000000-0000-0000-0000-000000000000");

    private Templates() {}

    static Check notBlank(TemplateId id, String what) {
        return id.equals(BLANK)
                ? Check.conflict(what + " The Blank Template cannot be changed or removed.")
                : Check.FINE;
    }
}
