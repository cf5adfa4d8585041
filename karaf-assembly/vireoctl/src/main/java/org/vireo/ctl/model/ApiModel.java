package org.vireo.ctl.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The API that this program was built with. Lines are understood only when they are asked for, as a command needs few of them. Confined to one
 * thread.
 */
public final class ApiModel {
    private static final String FILE = "/client/api.txt";

    private final String[] lines;
    private final Map<String, Type> types = new HashMap<>();

    private ApiModel(String[] lines) {
        this.lines = lines;
    }

    public static ApiModel read() {
        try (var in = ApiModel.class.getResourceAsStream(FILE)) {
            return new ApiModel(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + FILE, e);
        }
    }

    /** Collections at the root, by name. */
    public List<Noun> roots() {
        return below("/");
    }

    /** The collections of each item of this one. */
    public List<Noun> children(Noun parent) {
        return below(parent.path() + "/{");
    }

    /** The collection at this path below the API, if it is served. */
    public Optional<Noun> noun(String path) {
        var head = "C " + path + " ";
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].startsWith(head)) {
                return Optional.of(nounAt(i));
            }
        }
        return Optional.empty();
    }

    private List<Noun> below(String start) {
        var found = new ArrayList<Noun>();
        var isRoot = start.equals("/");
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i];
            if (!line.startsWith("C " + start)) {
                continue;
            }
            var end = line.indexOf(' ', 2);
            var rest = line.substring(2 + start.length(), end);
            var steps = rest.chars().filter(c -> c == '/').count();
            if (steps == (isRoot ? 0 : 1)) {
                found.add(nounAt(i));
            }
        }
        found.sort(java.util.Comparator.comparing(Noun::name));
        return found;
    }

    private Noun nounAt(int first) {
        var end = first + 1;
        while (end < lines.length && !lines[end].startsWith("C ") && !lines[end].startsWith("T ")) {
            end++;
        }
        return Noun.read(List.of(lines).subList(first, end));
    }

    /** A type that the model names somewhere. */
    public Type type(String name) {
        return types.computeIfAbsent(name, this::readType);
    }

    private Type readType(String name) {
        for (var line : lines) {
            if (line.startsWith("T " + name + " ") || line.equals("T " + name)) {
                var words = List.of(line.split(" "));
                return new Type(name, Noun.members(words.subList(2, words.size())));
            }
        }
        throw new IllegalArgumentException("The model has no type " + name);
    }
}
