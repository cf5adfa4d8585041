package org.vireo.rest.wire;

import com.fasterxml.jackson.core.io.SerializedString;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One member of a type, under the name it has on the wire. Immutable. */
public final class WireProperty {
    private final String name;
    private final boolean attribute;
    private final boolean list;
    private final Class<?> valueType;
    private final Scalar scalar;
    private final Field field;
    /** What is written again and again: the name as JSON takes it, and the tags. */
    private final SerializedString quotable;

    private final String open;
    private final String close;

    WireProperty(String name, boolean attribute, Field field) {
        this.name = name;
        this.attribute = attribute;
        this.field = field;
        list = field.getType() == List.class;
        valueType = list
                ? (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0]
                : field.getType();
        scalar = Scalar.of(valueType);
        quotable = new SerializedString(name);
        open = "<" + name + ">";
        close = "</" + name + ">\n";
        field.setAccessible(true);
    }

    /** Element name with underscores, such as {@code disk_attachments}. */
    public String name() {
        return name;
    }

    /** Whether XML has it as an attribute ({@code id}, {@code href}, {@code rel}). */
    public boolean isAttribute() {
        return attribute;
    }

    /** Whether it occurs more than once, as the items of a collection do. */
    public boolean isList() {
        return list;
    }

    /** Whether a value has members of its own; otherwise it is a single text, number, date or member of an enumeration. */
    public boolean isStructure() {
        return scalar == null;
    }

    /** The Java type of a value; of one item when it is a list. */
    public Class<?> valueType() {
        return valueType;
    }

    /** The value, or {@code null} when absent; for a list always a list, empty when absent. */
    public Object get(Object bean) {
        try {
            var value = field.get(bean);
            return value == null && list ? List.of() : value;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + this, e);
        }
    }

    /**
     * Replaces the value; {@code null} makes it absent. A list takes any collection.
     *
     * @throws IllegalArgumentException when the value is of another type
     * @throws ClassCastException when an item of a list is
     */
    public void set(Object bean, Object value) {
        if (list && value != null) {
            var items = new ArrayList<Object>();
            ((Collection<?>) value).forEach(item -> items.add(valueType.cast(item)));
            put(bean, items);
        } else {
            put(bean, value);
        }
    }

    Scalar scalar() {
        return scalar;
    }

    SerializedString quotable() {
        return quotable;
    }

    String open() {
        return open;
    }

    String close() {
        return close;
    }

    /** What a reader does with the next value of this name: append to a list, replace otherwise. */
    @SuppressWarnings("unchecked")
    void accept(Object bean, Object value) {
        if (!list) {
            put(bean, value);
            return;
        }
        try {
            var items = (List<Object>) field.get(bean);
            if (items == null) {
                items = new ArrayList<>();
                field.set(bean, items);
            }
            items.add(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot extend " + this, e);
        }
    }

    private void put(Object bean, Object value) {
        try {
            field.set(bean, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot write " + this, e);
        }
    }

    @Override
    public String toString() {
        return field.getDeclaringClass().getSimpleName() + "." + name;
    }
}
