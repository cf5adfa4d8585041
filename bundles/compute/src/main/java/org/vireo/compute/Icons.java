package org.vireo.compute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Named;
import org.vireo.inventory.Template;
import org.vireo.inventory.Term;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.DefinitionId;

/**
 * Icons of virtual machines and templates. Those that are sent with an object are kept as definitions of their own, under an id made of what
 * they show, so that objects with the same icon share it; the object keeps the id. To be used within a transaction.
 */
final class Icons {
    static final String KIND = "icon";
    private static final List<String> SIZES = List.of("large_icon", "small_icon");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Inventory inventory;

    Icons(Inventory inventory) {
        this.inventory = inventory;
    }

    /** Puts ids in the place of icons that came with the object, after whose change those of before may go. */
    void settle(Named object, String before) {
        if (mentioned(object.extras())) {
            var kept = parsed(object.extras());
            for (var size : SIZES) {
                if (kept.get(size) instanceof ObjectNode icon) {
                    kept.putObject(size).put("id", id(icon));
                }
            }
            object.setExtras(kept.toString());
        }
        release(before, object.extras());
    }

    private static boolean mentioned(String extras) {
        return extras.contains("_icon\"");
    }

    /** The content counts, where there is any: a client may send the id of before beside it. */
    private String id(ObjectNode icon) {
        if (!icon.hasNonNull("data")) {
            return icon.path("id").asText();
        }
        var content = JSON.createObjectNode()
                .put("media_type", icon.path("media_type").asText())
                .put("data", icon.path("data").asText())
                .toString();
        var id = new DefinitionId(UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)));
        if (inventory.find(Definition.class, id).isEmpty()) {
            var definition = new Definition(id);
            definition.setKind(KIND);
            definition.setExtras(content);
            inventory.add(definition);
        }
        return id.value().toString();
    }

    /** Removes icons that nothing refers to any more, once the object that did has been changed or removed. */
    void release(String before, String after) {
        if (!mentioned(before)) {
            return;
        }
        var gone = ids(before);
        gone.removeAll(ids(after));
        if (gone.isEmpty()) {
            return;
        }
        inventory.flush();
        for (var id : gone) {
            if (!used(id)) {
                inventory
                        .find(Definition.class, DefinitionId.of(id))
                        .filter(found -> found.kind().equals(KIND))
                        .ifPresent(inventory::remove);
            }
        }
    }

    private boolean used(String id) {
        for (var size : SIZES) {
            var refers =
                    Where.that(new Criterion.Compared(Term.json("extras", size, "id"), Criterion.Operator.EQUAL, id));
            if (inventory.count(Vm.class, refers) > 0 || inventory.count(Template.class, refers) > 0) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> ids(String extras) {
        var found = new HashSet<String>();
        if (mentioned(extras)) {
            var kept = parsed(extras);
            SIZES.forEach(size -> found.add(kept.path(size).path("id").asText()));
            found.remove("");
        }
        return found;
    }

    private static ObjectNode parsed(String extras) {
        try {
            return (ObjectNode) JSON.readTree(extras);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is kept of an object is no JSON", e);
        }
    }
}
