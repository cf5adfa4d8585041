package org.vireo.inventory.jpa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.sealing.Sealer;

/**
 * A column of JSON that may hold secrets.
 *
 * @param table of it
 * @param name of it
 */
record SecretColumn(String table, String name) {
    static final List<SecretColumn> ALL = List.of(
            new SecretColumn("vm", "settings"),
            new SecretColumn("vm", "run_settings"),
            new SecretColumn("template", "settings"),
            new SecretColumn("snapshot", "settings"),
            new SecretColumn("vm_pool", "settings"),
            new SecretColumn("job", "command"),
            new SecretColumn("definition", "secrets"),
            new SecretColumn("storage_domain", "secrets"),
            new SecretColumn("storage_connection", "secrets"),
            new SecretColumn("direct_lun", "secrets"),
            new SecretColumn("image_transfer", "secrets"));

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What was kept in clear once, wherever settings of a virtual machine are. */
    private static final List<String> ONCE_CLEAR =
            List.of("$.**.initialization.login.password", "$.**.initialization.windows.licenseKey");

    /** Finds ids and contents where something lies in clear. */
    String findClear() {
        var found = ONCE_CLEAR.stream()
                .map(path -> "exists (select 1 from jsonb_path_query(" + name + ", '" + path + "') e(v) where"
                        + " jsonb_extract_path_text(e.v, variadic cast('{}' as text[])) not like '" + Sealer.MARK
                        + "%')")
                .toList();
        return rows() + String.join(" or ", found);
    }

    /** Finds ids and contents where a text is, which is its parameter. */
    String findText() {
        return rows() + "strpos(cast(" + name + " as text), ?) > 0";
    }

    private String rows() {
        return "select cast(id as text), cast(" + name + " as text) from " + table + " where ";
    }

    /** Changes the content of a row unless someone else did: new content, id, old content. */
    String replace() {
        return "update " + table + " set " + name + " = cast(? as jsonb) where id = cast(? as uuid) and " + name
                + " = cast(? as jsonb)";
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "a kept JSON cannot be read", e);
        }
    }

    /** Seals what is known to be a secret and still in clear. */
    static void changeClear(JsonNode node, UnaryOperator<String> seal) {
        var wish = node.path("initialization");
        changeMember(wish.path("login"), "password", seal);
        changeMember(wish.path("windows"), "licenseKey", seal);
        node.forEach(child -> changeClear(child, seal));
    }

    private static void changeMember(JsonNode parent, String member, UnaryOperator<String> seal) {
        var value = parent.path(member);
        if (value.isTextual() && !Sealer.isSealed(value.textValue())) {
            ((ObjectNode) parent).put(member, seal.apply(value.textValue()));
        }
    }

    /** Changes every text that begins so. */
    static void changeTexts(JsonNode node, String beginning, UnaryOperator<String> change) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (begins(field.getValue(), beginning)) {
                    field.setValue(
                            TextNode.valueOf(change.apply(field.getValue().textValue())));
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (begins(array.get(i), beginning)) {
                    array.set(i, TextNode.valueOf(change.apply(array.get(i).textValue())));
                }
            }
        }
        node.forEach(child -> changeTexts(child, beginning, change));
    }

    private static boolean begins(JsonNode value, String beginning) {
        return value.isTextual() && value.textValue().startsWith(beginning);
    }
}
