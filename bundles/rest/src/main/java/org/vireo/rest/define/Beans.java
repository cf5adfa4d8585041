package org.vireo.rest.define;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.vireo.model.Secret;
import org.vireo.rest.types.BaseResource;
import org.vireo.rest.wire.WireFormats;
import org.vireo.rest.wire.WireProperty;

/** What can be done with any object of the API, whatever its type. Immutable. */
public final class Beans {
    private final WireFormats wire;

    public Beans(WireFormats wire) {
        this.wire = wire;
    }

    /** Puts every attribute that {@code over} has onto {@code base}, also within structures; lists are replaced. */
    public void overlay(Object base, Object over) {
        for (var property : wire.catalog().type(over.getClass()).properties()) {
            var value = property.get(over);
            if (value == null || isEmptyList(value)) {
                continue;
            }
            var present = property.get(base);
            if (!property.isList() && property.isStructure() && present != null) {
                overlay(present, value);
            } else {
                property.set(base, value);
            }
        }
    }

    /** The value at a dotted path, or null. */
    public Object at(Object bean, String path) {
        var here = bean;
        for (var name : path.split("\\.")) {
            if (here == null) {
                return null;
            }
            here = wire.catalog()
                    .type(here.getClass())
                    .property(name)
                    .orElseThrow()
                    .get(here);
        }
        return here instanceof List<?> list && list.isEmpty() ? null : here;
    }

    /** Takes the value at a dotted path away. */
    public void remove(Object bean, String path) {
        var dot = path.lastIndexOf('.');
        var holder = dot < 0 ? bean : at(bean, path.substring(0, dot));
        if (holder != null) {
            wire.catalog()
                    .type(holder.getClass())
                    .property(path.substring(dot + 1))
                    .ifPresent(property -> property.set(holder, null));
        }
    }

    /** Takes away what a link of this {@code rel} stands for. */
    public void removeLinked(Object bean, String rel) {
        wire.catalog().type(bean.getClass()).propertyOfLink(rel).ifPresent(property -> property.set(bean, null));
    }

    /** What an object consists of. */
    List<WireProperty> properties(Object bean) {
        return wire.catalog().type(bean.getClass()).properties();
    }

    /** The structures within a value: those of a collection, or itself. */
    List<?> structures(Object value) {
        if (value == null) {
            return List.of();
        }
        var type = wire.catalog().type(value.getClass());
        return type.isCollection() ? (List<?>) type.items().get(value) : List.of(value);
    }

    /** What a link of this {@code rel} stands for, if it does for something. */
    Optional<WireProperty> propertyOfLink(Object bean, String rel) {
        return wire.catalog().type(bean.getClass()).propertyOfLink(rel);
    }

    /** The structures within a value, each put in place of the one it was made of where they are those of a collection. */
    List<?> replaced(Object value, UnaryOperator<Object> change) {
        var before = structures(value);
        if (before.isEmpty() || !wire.catalog().type(value.getClass()).isCollection()) {
            return before;
        }
        var after = before.stream().<Object>map(change).toList();
        wire.catalog().type(value.getClass()).items().set(value, new ArrayList<>(after));
        return after;
    }

    /** A collection object of this type with these items. */
    Object collection(Class<?> type, List<?> items) {
        var wanted = wire.catalog().type(type);
        var collection = wanted.create();
        wanted.items().set(collection, items);
        return collection;
    }

    /** Takes passwords away, however deep they lie: nothing that is kept or shown holds one. */
    public void removeSecrets(Object bean) {
        for (var property : wire.catalog().type(bean.getClass()).properties()) {
            if (isSecret(property)) {
                property.set(bean, null);
            } else if (property.isStructure()) {
                valuesOf(property, bean).forEach(this::removeSecrets);
            }
        }
    }

    /** Its own passwords by name, such as {@code password}. */
    public Map<String, Secret> secrets(Object bean) {
        var secrets = new HashMap<String, Secret>();
        for (var property : wire.catalog().type(bean.getClass()).properties()) {
            if (isSecret(property) && property.get(bean) instanceof String text) {
                secrets.put(property.name(), Secret.of(text));
            }
        }
        return secrets;
    }

    public String json(Object bean) {
        var out = new ByteArrayOutputStream();
        try {
            wire.json().write(bean, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    public <A> A fromJson(String json, Class<A> type) {
        try {
            return wire.json().read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy that shares nothing with the original. */
    @SuppressWarnings("unchecked")
    public <A> A copy(A bean) {
        return (A) fromJson(json(bean), bean.getClass());
    }

    /** Whether two values say the same: references by id, everything else by its text. */
    public boolean same(Object one, Object other) {
        if (one instanceof BaseResource reference && other instanceof BaseResource second) {
            return reference.getId() == null || reference.getId().equalsIgnoreCase(second.getId());
        }
        return one.equals(other);
    }

    private static List<?> valuesOf(WireProperty property, Object bean) {
        var value = property.get(bean);
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list ? list : List.of(value);
    }

    private static boolean isSecret(WireProperty property) {
        return property.valueType() == String.class
                && property.name().toLowerCase(Locale.ROOT).contains("password");
    }

    private static boolean isEmptyList(Object value) {
        return value instanceof List<?> list && list.isEmpty();
    }
}
