package org.vireo.rest.surface;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.vireo.rest.wire.TypeCatalog;
import org.vireo.rest.wire.WireProperty;

/** Describes the API in OpenAPI 3.0: every request of the published model, and the types in their JSON form. Immutable. */
public final class OpenApi {
    private static final Set<String> SIMPLE = Set.of("boolean", "integer", "string", "date", "decimal");
    private static final Set<Class<?>> NUMBERS = Set.of(Double.class, java.math.BigDecimal.class);

    private final List<Conformance.Row> rows;
    private final Outline outline;
    private final TypeCatalog catalog;

    public OpenApi(List<Conformance.Row> rows, Outline outline, TypeCatalog catalog) {
        this.rows = rows;
        this.outline = outline;
        this.catalog = catalog;
    }

    public ObjectNode document() {
        var document = object();
        document.put("openapi", "3.0.3");
        document.putObject("info").put("title", "Vireo, REST API v4").put("version", "4.6.1");
        document.putArray("servers").addObject().put("url", "/ovirt-engine/api");
        var paths = document.putObject("paths");
        rows.forEach(row -> operation(paths, row));
        var components = document.putObject("components");
        schemas(components.putObject("schemas"));
        var schemes = components.putObject("securitySchemes");
        schemes.putObject("basic").put("type", "http").put("scheme", "basic");
        schemes.putObject("token").put("type", "http").put("scheme", "bearer");
        document.putArray("security").addObject().putArray("token");
        ((com.fasterxml.jackson.databind.node.ArrayNode) document.get("security"))
                .addObject()
                .putArray("basic");
        return document;
    }

    private void operation(ObjectNode paths, Conformance.Row row) {
        var path = row.path().isEmpty() ? "/" : row.path();
        var verb = row.verb().toLowerCase(Locale.ROOT);
        var item = (ObjectNode) Optional.ofNullable(paths.get(path)).orElseGet(() -> paths.putObject(path));
        if (item.has(verb)) {
            return;
        }
        var operation = item.putObject(verb);
        operation.put("operationId", verb + path.replaceAll("[^A-Za-z0-9]+", "_"));
        operation.putArray("tags").add(row.service());
        if (row.state() == Conformance.State.REFUSED) {
            operation.put("deprecated", true).put("description", "Refused. " + row.reason());
        }
        var method = outline.services().get(row.service()).method(row.method()).orElseThrow();
        parameters(operation, path, method, verb);
        body(operation, method, verb, row);
        responses(operation, method, verb);
    }

    private static void parameters(ObjectNode operation, String path, Outline.Method method, String verb) {
        var parameters = operation.putArray("parameters");
        for (var segment : path.split("/")) {
            if (segment.startsWith("{")) {
                parameters
                        .addObject()
                        .put("name", segment.substring(1, segment.length() - 1))
                        .put("in", "path")
                        .put("required", true)
                        .putObject("schema")
                        .put("type", "string");
            }
        }
        var inQuery = !verb.equals("post") || method.subject().isPresent();
        method.parameters().stream()
                .filter(one -> inQuery && one.in() && !one.out() && SIMPLE.contains(one.type()))
                .forEach(one -> parameters
                        .addObject()
                        .put("name", one.name())
                        .put("in", "query")
                        .putObject("schema")
                        .put("type", simple(one.type())));
    }

    private void body(ObjectNode operation, Outline.Method method, String verb, Conformance.Row row) {
        if (verb.equals("get") || verb.equals("delete")) {
            return;
        }
        var isAction = row.path().endsWith("/" + method.name().replace("_", ""));
        var schema = isAction ? Optional.of("Action") : method.subject().flatMap(one -> schema(one.type()));
        schema.ifPresent(name -> content(operation.putObject("requestBody"), name));
    }

    private void responses(ObjectNode operation, Outline.Method method, String verb) {
        var responses = operation.putObject("responses");
        var done = responses.putObject(verb.equals("post") && method.subject().isPresent() ? "201" : "200");
        done.put("description", "Done.");
        method.parameters().stream()
                .filter(Outline.Parameter::out)
                .findFirst()
                .flatMap(one -> schema(one.type()))
                .ifPresent(name -> content(done, name));
        content(responses.putObject("default").put("description", "Refused or failed."), "Fault");
    }

    private static void content(ObjectNode parent, String schema) {
        var content = parent.putObject("content");
        for (var type : List.of("application/json", "application/xml")) {
            content.putObject(type).putObject("schema").put("$ref", "#/components/schemas/" + schema);
        }
    }

    /** The wire's name of a type of the model: capitals instead of underscores, collections as they are on the wire. */
    private Optional<String> schema(String modelType) {
        var single = modelType.replace("[]", "");
        var name = new StringBuilder();
        Arrays.stream(single.split("_"))
                .forEach(part -> name.append(part.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(part.substring(1)));
        var type = catalog.types().stream()
                .filter(one -> one.name().equals(name.toString()))
                .findFirst();
        return modelType.endsWith("[]")
                ? type.flatMap(one -> catalog.collectionOf(one.javaType())).map(one -> one.name())
                : type.map(one -> one.name());
    }

    private void schemas(ObjectNode schemas) {
        catalog.types().stream()
                .sorted(java.util.Comparator.comparing(type -> type.name()))
                .forEach(type -> {
                    var properties =
                            schemas.putObject(type.name()).put("type", "object").putObject("properties");
                    type.properties().forEach(property -> property(properties.putObject(property.name()), property));
                });
    }

    private static void property(ObjectNode node, WireProperty property) {
        var target = property.isList() ? node.put("type", "array").putObject("items") : node;
        var type = property.valueType();
        if (property.isStructure()) {
            target.put("$ref", "#/components/schemas/" + type.getSimpleName());
        } else if (type == Instant.class) {
            target.put("type", "integer").put("format", "int64").put("description", "Milliseconds since 1970.");
        } else {
            target.put("type", NUMBERS.contains(type) ? "number" : "string");
        }
    }

    private static String simple(String modelType) {
        return switch (modelType) {
            case "boolean", "integer" -> modelType;
            case "decimal" -> "number";
            default -> "string";
        };
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
