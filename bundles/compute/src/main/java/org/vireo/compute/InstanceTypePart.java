package org.vireo.compute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.DefinitionId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;

/** What the devices of an instance type have in common: they belong to one and go with it. */
abstract class InstanceTypePart implements DefinitionKind {
    private static final ObjectMapper JSON = ModelJson.newMapper();

    private final Inventory inventory;
    private final String word;

    InstanceTypePart(Inventory inventory, String word) {
        this.inventory = inventory;
        this.word = word;
    }

    @Override
    public String name() {
        return InstanceTypeKind.NAME + "_" + word;
    }

    @Override
    public String label() {
        return word + " of an instance type";
    }

    @Override
    public Permit permit(Change change, Optional<UUID> owner) {
        return Permit.system("edit_template_properties");
    }

    @Override
    public int event(Change change) {
        return InstanceTypeKind.UPDATED;
    }

    @Override
    public Optional<String> ownerKind() {
        return Optional.of("definition");
    }

    @Override
    public Check check(Definition wanted, boolean isNew) {
        var owner = inventory.get(
                Definition.class, new DefinitionId(wanted.ownerId().orElseThrow()));
        return owner.kind().equals(InstanceTypeKind.NAME)
                ? sound(read(wanted), others(wanted))
                : Check.invalid("A " + label() + " belongs to an instance type.");
    }

    /** Whether the part may stand beside the others of its kind. */
    abstract Check sound(JsonNode part, List<JsonNode> others);

    private List<JsonNode> others(Definition wanted) {
        var siblings =
                Where.equal("kind", name()).andEqual("ownerId", wanted.ownerId().orElseThrow());
        return inventory.list(Definition.class, siblings).stream()
                .filter(other -> !other.id().equals(wanted.id()))
                .map(InstanceTypePart::read)
                .toList();
    }

    private static JsonNode read(Definition definition) {
        try {
            return JSON.readTree(definition.extras());
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "what is kept of an instance type is no JSON", e);
        }
    }
}
