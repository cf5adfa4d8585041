package org.vireo.rest.surface;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Tree;
import org.vireo.rest.objects.Definitions;
import org.vireo.rest.wire.WireFormats;

/** The handbook's table of what is served; the build runs this, so that it cannot differ from the code. */
public final class ConformancePage {
    private static final String INTRODUCTION = """
            # Conformance

            Every request of the published API model 4.6.1 and what this engine makes of it. *Served* means that there is code behind it; a served
            request may still refuse single parameters, with a fault that names them. *Refused* requests answer status 400 and a fault with the
            reason given here. This page is made from the engine's own definitions when it is built;
            `/vireo/api/conformance.json` has the same for programs.

            """;

    private static final String TIERS = """
            Tier 1 is what every client begins with, tier 2 what most programs use, tier 3 what few do. A method of the model has the earliest
            tier of the paths that lead to it, and counts as served when it is under one of them; missing are those that no path leads to.

            | tier | served | refused | missing | methods |
            |---|---|---|---|---|
            """;

    private ConformancePage() {}

    /** Argument: the file to write. */
    public static void main(String[] args) throws IOException {
        var tree = new Tree(Definitions.roots(new Beans(new WireFormats())));
        var surface = new Surface(Outline.read());
        var rows = new Conformance(surface, tree).rows();
        var file = Path.of(args[0]);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, INTRODUCTION + summary(rows) + byTier(rows, surface) + table(rows), StandardCharsets.UTF_8);
    }

    private static String summary(List<Conformance.Row> rows) {
        var served = rows.stream()
                .filter(row -> row.state() == Conformance.State.SERVED)
                .toList();
        return """
                | | served | refused | all |
                |---|---|---|---|
                | requests (path and method) | %d | %d | %d |

                """.formatted(served.size(), rows.size() - served.size(), rows.size());
    }

    private static String byTier(List<Conformance.Row> rows, Surface surface) {
        var counts = new MethodCounts(rows, surface);
        var text = new StringBuilder("## By tier\n\n").append(TIERS);
        counts.lines().forEach(line -> text.append(line(line.tier().label(), line)));
        return text.append(line("all", counts.sum())).append('\n').toString();
    }

    private static String line(String name, MethodCounts.Line line) {
        return "| %s | %d | %d | %d | %d |\n"
                .formatted(name, line.served(), line.refused(), line.missing(), line.all());
    }

    private static String table(List<Conformance.Row> rows) {
        var text = new StringBuilder("## By root\n\n| below | served | refused |\n|---|---|---|\n");
        new TreeMap<>(rows.stream()
                        .collect(groupingBy(ConformancePage::root, groupingBy(Conformance.Row::state, counting()))))
                .forEach((root, counts) -> text.append("| %s | %d | %d |\n"
                        .formatted(
                                root,
                                counts.getOrDefault(Conformance.State.SERVED, 0L),
                                counts.getOrDefault(Conformance.State.REFUSED, 0L))));
        text.append("\n## All requests\n\n| request | model | tier | |\n|---|---|---|---|\n");
        rows.forEach(row -> text.append("| `%s %s` | %s.%s | %s | %s |\n"
                .formatted(
                        row.verb(),
                        row.path().isEmpty() ? "/" : row.path(),
                        row.service(),
                        row.method(),
                        row.tier().label(),
                        row.state() == Conformance.State.SERVED ? "served" : "refused: " + row.reason())));
        return text.toString();
    }

    private static String root(Conformance.Row row) {
        var parts = row.path().split("/");
        return parts.length > 1 ? "/" + parts[1] : "/";
    }
}
