package org.vireo.rest.surface;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which tier a path of the published API belongs to; the file beside this class says it. Immutable. */
public final class Tiers {
    private static final String FILE = "tiers.txt";
    private static final String BELOW = "/**";

    private final List<Rule> rules;
    private final Map<String, String> mirrors;

    /** A line of the file: everything below {@code path} too, if it is a whole branch. The root is the empty path. */
    record Rule(Tier tier, String group, String path, boolean branch) {
        static Rule of(String[] words) {
            var branch = words[2].endsWith(BELOW);
            var path = branch ? words[2].substring(0, words[2].length() - BELOW.length()) : words[2];
            return new Rule(tier(words[0]), words[1], path.equals("/") ? "" : path, branch);
        }

        private static Tier tier(String word) {
            return word.equals("-") ? Tier.NONE : Tier.values()[Integer.parseInt(word) - 1];
        }

        boolean fits(String asked) {
            return asked.equals(path) || (branch && asked.startsWith(path + "/"));
        }

        /** Of two lines for the same path the one for it alone decides. */
        int weight() {
            return 2 * path.length() + (branch ? 0 : 1);
        }
    }

    private Tiers(List<Rule> rules, Map<String, String> mirrors) {
        this.rules = rules;
        this.mirrors = mirrors;
    }

    /** Reads the file. */
    public static Tiers read() {
        var mirrors = new LinkedHashMap<String, String>();
        var words = lines().stream().map(line -> line.split(" ", -1)).toList();
        words.stream().filter(line -> line[0].equals("as")).forEach(line -> mirrors.put(line[2], line[1]));
        var rules = words.stream()
                .filter(line -> !line[0].equals("as"))
                .map(Rule::of)
                .sorted(Comparator.comparingInt(Rule::weight).reversed())
                .toList();
        return new Tiers(rules, Map.copyOf(mirrors));
    }

    private static List<String> lines() {
        try (var in = Tiers.class.getResourceAsStream(FILE);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + FILE, e);
        }
    }

    /** The tier of a path with names in braces for ids; a path that no line names is an error of the file. */
    public Tier of(String path) {
        return rule(path)
                .map(Rule::tier)
                .orElseThrow(() -> new IllegalArgumentException(FILE + " has no line for " + path));
    }

    Optional<Rule> rule(String path) {
        var plain = path.replaceAll("\\{[^}]*}", "{}");
        var asked = mirrors.entrySet().stream()
                .filter(mirror ->
                        plain.startsWith(mirror.getKey() + "/") && own(plain).isEmpty())
                .findFirst()
                .map(mirror ->
                        mirror.getValue() + plain.substring(mirror.getKey().length()))
                .orElse(plain);
        return rules.stream().filter(rule -> rule.fits(asked)).findFirst();
    }

    /** A line that names exactly this path precedes what its place mirrors. */
    private Optional<Rule> own(String plain) {
        return rules.stream().filter(rule -> rule.path().equals(plain)).findFirst();
    }

    List<Rule> rules() {
        return rules;
    }
}
