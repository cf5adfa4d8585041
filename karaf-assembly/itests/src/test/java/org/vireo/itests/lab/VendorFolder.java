package org.vireo.itests.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * A fresh folder in which somebody follows the guide for makers of plugins, word for word.
 *
 * @param place that is there and empty
 */
public record VendorFolder(Path place) {
    private static final String GUIDE = "bundles/docs/src/main/md/plugin-guide.md";
    private static final String BEGIN = "## 1. ";
    private static final String KIND = "storage";
    private static final String FENCE = "```";
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** Does what the guide says to begin and build a plugin of a kind; returns the package. */
    public Path made(String kind, String path) {
        var script = commands().replace(KIND, kind);
        var repository = "export MAVEN_OPTS='-Dmaven.repo.local=" + System.getProperty("vireo.repository") + "'\n";
        var end = Program.tryRun(PATIENCE, "bash", "-ec", "cd '" + place + "'\n" + repository + script);
        if (end.status() != 0) {
            throw new AssertionError("The guide does not lead to a plugin of the kind " + kind + ":\n" + end.output());
        }
        return place.resolve(kind + "-acme").resolve(path);
    }

    /** The first block of commands of the guide. */
    private static String commands() {
        var guide = Checkout.read(Checkout.root().resolve(GUIDE));
        return guide.substring(guide.indexOf(BEGIN))
                .lines()
                .dropWhile(line -> !line.startsWith(FENCE))
                .skip(1)
                .takeWhile(line -> !line.startsWith(FENCE))
                .collect(Collectors.joining("\n"));
    }
}
