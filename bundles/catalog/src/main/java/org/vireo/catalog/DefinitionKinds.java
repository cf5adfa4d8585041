package org.vireo.catalog;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.model.VireoException;

/** The kinds of definitions there are now. Thread-safe. */
@Component(service = DefinitionKinds.class)
public final class DefinitionKinds {
    private final Map<String, DefinitionKind> kinds = new ConcurrentHashMap<>();

    /** Empty at first. */
    @Activate
    public DefinitionKinds() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindKind(DefinitionKind kind) {
        kinds.put(kind.name(), kind);
    }

    void unbindKind(DefinitionKind kind) {
        kinds.remove(kind.name(), kind);
    }

    DefinitionKind get(String name) {
        var kind = kinds.get(name);
        if (kind == null) {
            throw new VireoException(
                    CatalogError.KIND_UNKNOWN, "nothing in this engine knows definitions of the kind " + name);
        }
        return kind;
    }
}
