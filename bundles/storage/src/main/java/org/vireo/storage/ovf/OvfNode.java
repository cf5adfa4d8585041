package org.vireo.storage.ovf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vireo.model.VireoException;

/**
 * An element of a descriptor. Names and attributes are known without their namespaces: products differ in which they give them. Confined
 * to one thread while it is built, not changed afterwards.
 */
final class OvfNode {
    private final String file;
    private final String name;
    private final int line;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<OvfNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    OvfNode(String file, String name, int line) {
        this.file = file;
        this.name = name;
        this.line = line;
    }

    void put(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void add(OvfNode child) {
        children.add(child);
    }

    void append(String more) {
        text.append(more);
    }

    String name() {
        return name;
    }

    String text() {
        return text.toString().strip();
    }

    Optional<String> attribute(String wanted) {
        return Optional.ofNullable(attributes.get(wanted)).map(String::strip).filter(value -> !value.isEmpty());
    }

    String require(String wanted) {
        return attribute(wanted).orElseThrow(() -> refused("the element " + name + " has no attribute " + wanted));
    }

    List<OvfNode> children(String... names) {
        return children.stream()
                .filter(child -> List.of(names).contains(child.name))
                .toList();
    }

    Optional<OvfNode> child(String wanted) {
        return children(wanted).stream().findFirst();
    }

    /** Text of the first child of that name; empty when there is none or it has none. */
    Optional<String> textOf(String wanted) {
        return child(wanted).map(OvfNode::text).filter(value -> !value.isEmpty());
    }

    /** All elements of that name, at whatever depth, this one included. */
    Stream<OvfNode> all(String wanted) {
        var below = children.stream().flatMap(child -> child.all(wanted));
        return name.equals(wanted) ? Stream.concat(Stream.of(this), below) : below;
    }

    VireoException refused(String what) {
        return new VireoException(OvfError.DESCRIPTOR_REFUSED, "cannot read " + file + ", line " + line + ": " + what);
    }
}
