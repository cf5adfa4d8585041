package org.vireo.rest.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.bind.annotation.XmlAttribute;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;

/** A structured type of the API: what it is called on the wire and which members it has, in their order. Immutable. */
public final class WireType {
    private static final String GENERATED_DEFAULT = "##default";
    /** The only links of the model whose name is not that of their element. */
    private static final Map<String, String> IRREGULAR_LINKS = Map.of("host_numa_nodes", "numanodes");

    private final Class<?> javaType;
    private final String element;
    private final Constructor<?> constructor;
    private final WireProperty[] attributes;
    private final WireProperty[] elements;
    private final List<WireProperty> properties;
    private final Map<String, WireProperty> byName = new LinkedHashMap<>();
    private final Map<String, WireProperty> byRel = new LinkedHashMap<>();
    private final WireProperty items;

    WireType(Class<?> javaType, String element) {
        this.javaType = javaType;
        this.element = element;
        try {
            constructor = javaType.getConstructor();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(javaType + " has no public constructor without parameters", e);
        }
        var lineage = lineage(javaType);
        attributes =
                lineage.stream().flatMap(type -> attributesOf(type).stream()).toArray(WireProperty[]::new);
        elements = lineage.stream().flatMap(type -> elementsOf(type).stream()).toArray(WireProperty[]::new);
        Stream.of(attributes, elements).flatMap(Arrays::stream).forEach(this::index);
        properties = List.copyOf(byName.values());
        var own = elementsOf(javaType);
        items = own.size() == 1 && own.get(0).isList() && own.get(0).isStructure() ? own.get(0) : null;
    }

    /** The generated class. */
    public Class<?> javaType() {
        return javaType;
    }

    /** Name in the model, such as {@code DiskAttachment}. */
    public String name() {
        return javaType.getSimpleName();
    }

    /** Name as the root of a document; none for a type that only occurs inside another. */
    public Optional<String> element() {
        return Optional.ofNullable(element);
    }

    /** All members: attributes, then elements in the order in which they are written. */
    public List<WireProperty> properties() {
        return properties;
    }

    /** The member of this name, such as {@code disk_attachments}. */
    public Optional<WireProperty> property(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The member that a link of this {@code rel} stands for: names of links have no underscores. A step of the
     * parameter {@code follow} may be given as it is, with them.
     */
    public Optional<WireProperty> propertyOfLink(String rel) {
        return Optional.ofNullable(byRel.get(rel.replace("_", "")));
    }

    /** Whether its own content is nothing but a list of structures. */
    public boolean isCollection() {
        return items != null;
    }

    /**
     * The member that holds the items of a collection.
     *
     * @throws IllegalStateException when this is no collection
     */
    public WireProperty items() {
        if (items == null) {
            throw new IllegalStateException(name() + " is not a collection");
        }
        return items;
    }

    /** A new object with all members absent. */
    public Object create() {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create a " + name(), e);
        }
    }

    /** Not for changing: writers go through them for every object. */
    WireProperty[] attributes() {
        return attributes;
    }

    /** Not for changing. */
    WireProperty[] elements() {
        return elements;
    }

    /** Faster than {@link #property}: null when unknown. */
    WireProperty find(String name) {
        return byName.get(name);
    }

    private void index(WireProperty property) {
        if (byName.put(property.name(), property) != null) {
            throw new IllegalStateException(name() + " has two members called " + property.name());
        }
        var name = property.name();
        byRel.put(IRREGULAR_LINKS.getOrDefault(name, name.replace("_", "")), property);
    }

    private static List<Class<?>> lineage(Class<?> type) {
        List<Class<?>> lineage = new ArrayList<>();
        for (Class<?> at = type; at != Object.class; at = at.getSuperclass()) {
            lineage.add(0, at);
        }
        return lineage;
    }

    private static List<WireProperty> attributesOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(XmlAttribute.class))
                .map(field -> new WireProperty(
                        named(field.getAnnotation(XmlAttribute.class).name(), field), true, field))
                .sorted(Comparator.comparing(WireProperty::name))
                .toList();
    }

    /** The order is the schema's; that of the fields of a class is not promised by Java. */
    private static List<WireProperty> elementsOf(Class<?> type) {
        var order = Arrays.asList(type.getAnnotation(XmlType.class).propOrder());
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .filter(field -> !field.isAnnotationPresent(XmlAttribute.class))
                .sorted(Comparator.comparing(field -> order.indexOf(field.getName())))
                .map(field -> new WireProperty(elementName(field), false, field))
                .toList();
    }

    private static String elementName(Field field) {
        var annotation = field.getAnnotation(XmlElement.class);
        return annotation == null ? field.getName() : named(annotation.name(), field);
    }

    private static String named(String name, Field field) {
        return name.equals(GENERATED_DEFAULT) ? field.getName() : name;
    }

    @Override
    public String toString() {
        return name();
    }
}
