package org.vireo.rest.surface;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Tree;
import org.vireo.rest.objects.Definitions;
import org.vireo.rest.wire.TypeCatalog;
import org.vireo.rest.wire.WireFormats;
import org.vireo.rest.wire.WireProperty;

/**
 * Writes what is served in a form that a small client reads in no time: the build runs this, so that it cannot differ from the code. Each line
 * is words between spaces. {@code C path name Type} begins a collection; below it, {@code L}, {@code A}, {@code G}, {@code U}, {@code D} stand for
 * list, add, get, update and remove, {@code X name} for an action of an item, {@code Y name} for one of the collection, each followed by
 * {@code parameter:kind}. {@code T Type member:kind …} is a type. Kinds: {@code s b i n d} are text, flag, integer, number and date,
 * {@code e=a|b} one of these words, {@code >Type} a structure; {@code *} before a kind makes a list of it.
 */
public final class ClientModel {
    private static final Map<String, String> SIMPLE =
            Map.of("boolean", "b", "integer", "i", "string", "s", "date", "d", "decimal", "n");
    private static final Map<String, String> STANDARD =
            Map.of("list", "L", "add", "A", "get", "G", "update", "U", "remove", "D");

    private final Outline outline;
    private final TypeCatalog catalog;
    private final Map<String, List<String>> collections = new LinkedHashMap<>();

    private ClientModel(Outline outline, TypeCatalog catalog) {
        this.outline = outline;
        this.catalog = catalog;
    }

    /** Argument: the file to write. */
    public static void main(String[] args) throws IOException {
        var wire = new WireFormats();
        var outline = Outline.read();
        var rows = new Conformance(new Surface(outline), new Tree(Definitions.roots(new Beans(wire)))).rows();
        var file = Path.of(args[0]);
        Files.createDirectories(file.getParent());
        Files.write(file, new ClientModel(outline, wire.catalog()).lines(rows), StandardCharsets.UTF_8);
    }

    private List<String> lines(List<Conformance.Row> rows) {
        rows.stream()
                .filter(row ->
                        row.state() == Conformance.State.SERVED && !row.path().isEmpty())
                .forEach(this::add);
        var lines = new ArrayList<String>();
        collections.forEach((path, below) -> {
            var names = named(path);
            lines.add("C " + path + " " + names + " " + typeOf(path));
            lines.addAll(below);
        });
        catalog.types().stream()
                .sorted(Comparator.comparing(type -> type.name()))
                .forEach(type -> lines.add("T " + type.name() + properties(type.properties())));
        return lines;
    }

    private void add(Conformance.Row row) {
        var method = outline.services().get(row.service()).method(row.method()).orElseThrow();
        var letter = STANDARD.get(row.method());
        var segments = List.of(row.path().substring(1).split("/"));
        var isAction = letter == null
                && segments.get(segments.size() - 1).equals(row.method().replace("_", ""));
        if (letter == null && !isAction) {
            return; // a form of another method
        }
        var place = isAction ? segments.subList(0, segments.size() - 1) : segments;
        var onItem = place.size() % 2 == 0;
        var owner = "/" + String.join("/", onItem ? place.subList(0, place.size() - 1) : place);
        var line = isAction
                ? (onItem ? "X " : "Y ") + row.method() + parametersOfAction(method)
                : letter + parameters(method);
        collections.computeIfAbsent(owner, path -> new ArrayList<>()).add(line);
    }

    private static String parameters(Outline.Method method) {
        return method.parameters().stream()
                .filter(one -> one.in() && !one.out() && SIMPLE.containsKey(one.type()))
                .map(one -> " " + one.name() + ":" + SIMPLE.get(one.type()))
                .collect(Collectors.joining());
    }

    /** Actions take theirs in the body, as members of one type. */
    private String parametersOfAction(Outline.Method method) {
        var names = method.parameters().stream()
                .filter(Outline.Parameter::in)
                .map(Outline.Parameter::name)
                .collect(Collectors.toSet());
        return properties(catalog.root("action").orElseThrow().properties().stream()
                .filter(property ->
                        names.contains(property.name()) && !property.name().equals("async"))
                .toList());
    }

    /** The words of the last step of a path as the model names it, such as {@code disk_attachments}. */
    private String named(String path) {
        return locators(path).get(locators(path).size() - 1).name();
    }

    private List<Outline.Locator> locators(String path) {
        var found = new ArrayList<Outline.Locator>();
        var service = outline.services().get(outline.root());
        for (var segment : path.substring(1).split("/")) {
            var locator = service.locators().stream()
                    .filter(one -> one.segment().equals(segment))
                    .findFirst()
                    .orElseThrow();
            found.add(locator);
            service = outline.services().get(locator.service());
        }
        return found;
    }

    private String typeOf(String path) {
        var locators = locators(path);
        var service = outline.services().get(locators.get(locators.size() - 1).service());
        return List.of("list", "add").stream()
                .flatMap(name -> service.method(name).stream())
                .flatMap(method -> method.parameters().stream())
                .filter(Outline.Parameter::out)
                .flatMap(one -> schema(one.type()).stream())
                .findFirst()
                .orElse("Action");
    }

    private Optional<String> schema(String modelType) {
        var words = modelType.replace("[]", "").split("_");
        var name = List.of(words).stream()
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return catalog.types().stream()
                .map(type -> type.name())
                .filter(name::equals)
                .findFirst();
    }

    private static String properties(List<WireProperty> properties) {
        return properties.stream()
                .map(property -> " " + property.name() + ":" + (property.isList() ? "*" : "") + kind(property))
                .collect(Collectors.joining());
    }

    private static String kind(WireProperty property) {
        var type = property.valueType();
        if (property.isStructure()) {
            return ">" + type.getSimpleName();
        }
        if (type.isEnum()) {
            return "e=" + words(type);
        }
        if (type == Boolean.class) {
            return "b";
        }
        if (type == Instant.class) {
            return "d";
        }
        if (type == String.class) {
            return "s";
        }
        return Set.of(Integer.class, Long.class, java.math.BigInteger.class).contains(type) ? "i" : "n";
    }

    /** Each generated enumeration tells its words by a method {@code value}. */
    private static String words(Class<?> type) {
        var words = new ArrayList<String>();
        for (var constant : type.getEnumConstants()) {
            try {
                words.add((String) type.getMethod("value").invoke(constant));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type + " has no words", e);
            }
        }
        return String.join("|", words);
    }
}
