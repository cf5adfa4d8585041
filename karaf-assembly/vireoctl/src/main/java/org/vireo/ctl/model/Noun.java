package org.vireo.ctl.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A collection and what can be done with it.
 *
 * @param path below the API, with names in braces for ids
 * @param name in the singular, as the command line has it
 * @param type of its items
 * @param methods those that are served, with the parameters of the query
 * @param actions of items and of the collection
 */
public record Noun(String path, String name, String type, Map<Method, List<Member>> methods, List<Action> actions) {
    /** Half a name in the model. */
    private static final String TO_HOST = "to_path_on_host";

    /** What the API lets do with any collection. */
    public enum Method {
        LIST("L", "list"),
        SHOW("G", "show"),
        CREATE("A", "create"),
        EDIT("U", "edit"),
        DELETE("D", "delete");

        private final String letter;
        private final String verb;

        Method(String letter, String verb) {
            this.letter = letter;
            this.verb = verb;
        }

        /** The verb of the command line. */
        public String verb() {
            return verb;
        }

        private static Optional<Method> of(String letter) {
            return java.util.Arrays.stream(values())
                    .filter(one -> one.letter.equals(letter))
                    .findFirst();
        }
    }

    /**
     * Something special that can be done.
     *
     * @param verb as the command line has it
     * @param segment of the path
     * @param ofItem whether it is done to an item, and not to the collection
     * @param parameters in the body
     */
    public record Action(String verb, String segment, boolean ofItem, List<Member> parameters) {}

    static Noun read(List<String> lines) {
        var head = lines.get(0).split(" ");
        var methods = new EnumMap<Method, List<Member>>(Method.class);
        var actions = new ArrayList<Action>();
        for (var line : lines.subList(1, lines.size())) {
            var words = List.of(line.split(" "));
            var method = Method.of(words.get(0));
            if (method.isPresent()) {
                methods.put(method.get(), members(words.subList(1, words.size())));
            } else {
                var name = words.get(1);
                actions.add(new Action(
                        name.equals(TO_HOST) ? "export-to-host" : name.replace('_', '-'),
                        name.replace("_", ""),
                        words.get(0).equals("X"),
                        members(words.subList(2, words.size()))));
            }
        }
        return new Noun(head[1], Singular.of(head[2]).replace('_', '-'), head[3], methods, List.copyOf(actions));
    }

    static List<Member> members(List<String> words) {
        return words.stream().map(Member::of).toList();
    }

    /** The last step of the path. */
    public String segment() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The names in braces, without braces: what must be told to get there. */
    public List<String> parents() {
        return java.util.Arrays.stream(path.split("/"))
                .filter(step -> step.startsWith("{"))
                .map(step -> step.substring(1, step.length() - 1))
                .toList();
    }

    /** Another name, where people use one. */
    public Optional<String> alias() {
        return switch (name) {
            case "disk-attachment" -> Optional.of("disk");
            case "graphics-console" -> Optional.of("console");
            default -> Optional.empty();
        };
    }

    public boolean takes(Method method, String parameter) {
        return methods.getOrDefault(method, List.of()).stream()
                .anyMatch(one -> one.name().equals(parameter));
    }
}
