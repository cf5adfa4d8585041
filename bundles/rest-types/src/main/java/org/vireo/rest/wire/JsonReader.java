package org.vireo.rest.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;

/** Reads one document. Confined to one read. */
final class JsonReader {
    private static final int LONGEST_MILLIS = 15;

    private final TypeCatalog catalog;
    private final JsonParser in;
    private final Position position = new Position();

    JsonReader(TypeCatalog catalog, JsonParser in) {
        this.catalog = catalog;
        this.in = in;
    }

    Object document(WireType type) throws IOException {
        if (in.nextToken() == null) {
            throw new WireException(WireException.Problem.EMPTY, "", "the body is empty", null);
        }
        var root = structure(type);
        if (in.nextToken() != null) {
            throw position.malformed("the body goes on after the end of the object");
        }
        return root;
    }

    /** At the first token of a value; afterwards at its last. */
    private Object structure(WireType type) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw position.malformed("expected was an object with the members of " + type.name());
        }
        var bean = type.create();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            var property = type.find(in.currentName());
            in.nextToken();
            if (property == null) {
                in.skipChildren();
            } else {
                position.enter(property.name());
                member(property, bean);
                position.leave();
            }
        }
        return bean;
    }

    private void member(WireProperty property, Object bean) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (!property.isList()) {
            property.accept(bean, value(property));
            return;
        }
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw position.malformed("expected was a list");
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            property.accept(bean, value(property));
        }
    }

    private Object value(WireProperty property) throws IOException {
        if (property.isStructure()) {
            return structure(catalog.type(property.valueType()));
        }
        if (!in.currentToken().isScalarValue() || in.currentToken() == JsonToken.VALUE_NULL) {
            throw position.malformed("expected was a single value");
        }
        var text = in.getText();
        if (property.scalar().json() == Scalar.JsonForm.EPOCH_MILLIS && isMillis(text)) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        return position.parse(property.scalar(), text);
    }

    private static boolean isMillis(String text) {
        var digits = text.startsWith("-") ? text.substring(1) : text;
        return !digits.isEmpty()
                && digits.length() <= LONGEST_MILLIS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
