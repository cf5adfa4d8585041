package org.vireo.rest.surface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.vireo.rest.wire.PublishedModel;

/** The services and types of the published API. Immutable. */
public record Outline(Map<String, Service> services, Map<String, Type> types, String root) {
    /** Copies the maps. */
    public Outline {
        services = Map.copyOf(services);
        types = Map.copyOf(types);
    }

    /** What a path stands for. */
    public record Service(String name, List<Method> methods, List<Locator> locators) {
        public Optional<Method> method(String wanted) {
            return methods.stream().filter(one -> one.name().equals(wanted)).findFirst();
        }

        boolean has(String method) {
            return method(method).isPresent();
        }
    }

    /** What can be done there. */
    public record Method(String name, List<Parameter> parameters) {
        /** What is sent and comes back, if there is one such thing. */
        Optional<Parameter> subject() {
            return parameters.stream().filter(one -> one.in() && one.out()).findFirst();
        }
    }

    /** What is sent with a request or comes back. A list's type ends with {@code []}. */
    public record Parameter(String name, String type, boolean in, boolean out) {}

    /** The way to another service: one segment, or any id. */
    public record Locator(String name, String service, boolean variable) {
        public String segment() {
            return variable ? "{" + name + "}" : name.replace("_", "");
        }
    }

    /** A type: its attributes, or its values if it is an enumeration. */
    public record Type(String name, String kind, List<Parameter> attributes, List<String> values) {}

    /** Reads the published outline; takes some hundredths of a second. */
    public static Outline read() {
        try (var in = PublishedModel.outline()) {
            return of(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outline of(JsonNode model) {
        Map<String, Service> services = new TreeMap<>();
        for (var node : model.path("services")) {
            var service = new Service(
                    name(node),
                    all(
                            node.path("methods"),
                            method -> new Method(name(method), parameters(method.path("parameters")))),
                    all(node.path("locators"), Outline::locator));
            services.put(service.name(), service);
        }
        Map<String, Type> types = new TreeMap<>();
        for (var node : model.path("types")) {
            var attributes = new ArrayList<>(parameters(node.path("attributes")));
            attributes.addAll(parameters(node.path("links")));
            var type = new Type(
                    name(node), node.path("kind").asText(), attributes, all(node.path("values"), Outline::name));
            types.put(type.name(), type);
        }
        return new Outline(services, types, model.path("root").asText());
    }

    private static Locator locator(JsonNode node) {
        return new Locator(
                name(node),
                node.path("service").asText(),
                node.path("parameters").size() > 0);
    }

    private static List<Parameter> parameters(JsonNode nodes) {
        return all(
                nodes,
                node -> new Parameter(
                        name(node),
                        node.path("type").asText(),
                        node.path("in").asBoolean(),
                        node.path("out").asBoolean()));
    }

    private static String name(JsonNode node) {
        return node.isTextual() ? node.asText() : node.path("name").asText();
    }

    private static <T> List<T> all(JsonNode nodes, Function<JsonNode, T> each) {
        var found = new ArrayList<T>();
        nodes.forEach(node -> found.add(each.apply(node)));
        return List.copyOf(found);
    }
}
