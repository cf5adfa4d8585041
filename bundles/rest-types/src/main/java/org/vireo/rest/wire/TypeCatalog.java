package org.vireo.rest.wire;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.bind.annotation.XmlElementDecl;
import org.vireo.rest.types.Actions;
import org.vireo.rest.types.ObjectFactory;

/**
 * All structured types of the API, by class and by name of the root element. Names and collections come from the
 * generated classes, so the irregular ones ({@code operation_systems}, {@code katello_errata}) need no list of
 * exceptions. Immutable.
 */
public final class TypeCatalog {
    private final Map<Class<?>, WireType> byClass = new HashMap<>();
    private final Map<String, WireType> byElement = new HashMap<>();
    private final Map<Class<?>, WireType> byItem = new HashMap<>();

    private TypeCatalog() {}

    /** Reads every generated class; takes a few hundred milliseconds, so keep the answer. */
    public static TypeCatalog load() {
        var catalog = new TypeCatalog();
        var methods = ObjectFactory.class.getDeclaredMethods();
        Map<Class<?>, String> roots = new HashMap<>();
        Arrays.stream(methods)
                .filter(method -> method.isAnnotationPresent(XmlElementDecl.class))
                .forEach(method -> roots.put(
                        declaredType(method),
                        method.getAnnotation(XmlElementDecl.class).name()));
        Arrays.stream(methods)
                .filter(method -> method.getName().startsWith("create") && method.getParameterCount() == 0)
                .map(Method::getReturnType)
                .forEach(type -> catalog.add(new WireType(type, roots.get(type))));
        return catalog;
    }

    /**
     * The type of a generated class.
     *
     * @throws IllegalArgumentException when the class is not a structured type of the API
     */
    public WireType type(Class<?> javaType) {
        var type = byClass.get(javaType);
        if (type == null) {
            throw new IllegalArgumentException(javaType.getName() + " is not a type of the API");
        }
        return type;
    }

    /** The type of a document whose root has this name, such as {@code vm} or {@code vms}. */
    public Optional<WireType> root(String element) {
        return Optional.ofNullable(byElement.get(element));
    }

    /** The collection whose items are of this type; none for types that never stand in a list. */
    public Optional<WireType> collectionOf(Class<?> itemType) {
        return Optional.ofNullable(byItem.get(itemType));
    }

    /**
     * A collection object ({@code Vms}) with these items, ready to be written or inlined.
     *
     * @throws IllegalArgumentException when items of this type have no collection
     */
    public <T> Object collect(Class<T> itemType, Collection<? extends T> items) {
        var type = mustCollect(itemType);
        var collection = type.create();
        type.items().set(collection, items);
        return collection;
    }

    WireType mustCollect(Class<?> itemType) {
        var type = byItem.get(itemType);
        if (type == null) {
            throw new IllegalArgumentException(itemType.getName() + " has no collection in the API");
        }
        return type;
    }

    /** All structured types, in no particular order. */
    public Collection<WireType> types() {
        return Collections.unmodifiableCollection(byClass.values());
    }

    private void add(WireType type) {
        byClass.put(type.javaType(), type);
        type.element().ifPresent(element -> byElement.put(element, type));
        if (type.isCollection() && type.element().isPresent() && type.javaType() != Actions.class) {
            var other = byItem.put(type.items().valueType(), type);
            if (other != null) {
                throw new IllegalStateException(type + " and " + other + " are collections of the same type");
            }
        }
    }

    private static Class<?> declaredType(Method method) {
        return (Class<?>) ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
    }
}
