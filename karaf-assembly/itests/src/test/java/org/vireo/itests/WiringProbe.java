package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vireo.itests.lab.Await;
import org.vireo.plugins.SampleBundle;

/**
 * A bundle that looks at all others of its container, from inside, each time it is asked by a file: number, state, last modification and
 * wiring, which a refresh replaces by another. Confined to one thread.
 */
final class WiringProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAME = "probe.wiring";

    private final Path folder;
    private int looks;

    /**
     * What it saw of one bundle.
     *
     * @param self name, state, last modification, identity of the wiring
     * @param wires what it is wired to; more come when packages are imported late
     */
    record Seen(String self, Set<String> wires) {}

    /**
     * Lays it into a container's deploy folder.
     *
     * @param folder for questions and answers
     * @param ignored beginning of the locations that are not looked at
     */
    WiringProbe(Path folder, Path deploy, String ignored) {
        this.folder = folder;
        var bundle = new SampleBundle(NAME, "1.0.0")
                .header("Import-Package", "org.osgi.framework,org.osgi.framework.wiring")
                .header("Bundle-Activator", "probe.Probe")
                .source("probe.Probe", """
                        package probe;
                        import java.nio.file.*;
                        import java.util.*;
                        import org.osgi.framework.*;
                        import org.osgi.framework.wiring.*;
                        public final class Probe implements BundleActivator {
                            private Thread thread;
                            public void start(BundleContext context) {
                                thread = new Thread(() -> answer(context, Path.of("%s")));
                                thread.start();
                            }
                            public void stop(BundleContext context) { thread.interrupt(); }
                            private static void answer(BundleContext context, Path folder) {
                                try {
                                    for (int n = 0; ; ) {
                                        if (Files.exists(folder.resolve("want-" + n))) {
                                            var part = Files.writeString(folder.resolve("part"), look(context));
                                            Files.move(part, folder.resolve("got-" + n++));
                                        }
                                        Thread.sleep(50);
                                    }
                                } catch (InterruptedException e) {
                                    return;
                                } catch (java.io.IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                            }
                            private static String look(BundleContext context) {
                                var text = new StringBuilder();
                                for (var bundle : context.getBundles()) {
                                    var wiring = bundle.adapt(BundleWiring.class);
                                    if (bundle.getLocation().startsWith("%s") || bundle.equals(context.getBundle()) || wiring == null) continue;
                                    text.append(bundle.getBundleId()).append('|').append(bundle.getSymbolicName())
                                            .append(' ').append(bundle.getState()).append(' ').append(bundle.getLastModified())
                                            .append(' ').append(System.identityHashCode(wiring)).append('|');
                                    for (var wire : wiring.getRequiredWires(null)) {
                                        text.append(wire.getProvider().getBundle().getBundleId()).append('/')
                                                .append(wire.getCapability().getNamespace()).append(' ');
                                    }
                                    text.append('\\n');
                                }
                                return text.toString();
                            }
                        }
                        """.formatted(folder, ignored));
        try {
            var jar = Files.write(folder.resolve("probe.jar"), bundle.bytes());
            Files.move(jar, deploy.resolve("probe.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All bundles by their number. */
    Map<String, Seen> look() {
        var answer = folder.resolve("got-" + looks);
        try {
            Files.createFile(folder.resolve("want-" + looks++));
            Await.until("the probe has looked", PATIENCE, () -> Files.exists(answer));
            var seen = new TreeMap<String, Seen>();
            for (var line : Files.readAllLines(answer)) {
                var parts = line.split("\\|", 3);
                seen.put(
                        parts[0],
                        new Seen(
                                parts[1],
                                Arrays.stream(parts[2].split(" "))
                                        .filter(wire -> !wire.isEmpty())
                                        .collect(Collectors.toCollection(TreeSet::new))));
            }
            return seen;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether every bundle is what it was: none came or went, changed its state, was updated, or was wired anew. */
    static void assertUntouched(Map<String, Seen> before, Map<String, Seen> after) {
        assertThat(before).hasSizeGreaterThan(50);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((id, seen) -> {
            assertThat(after.get(id).self()).as("bundle " + id).isEqualTo(seen.self());
            assertThat(after.get(id).wires()).as(seen.self()).containsAll(seen.wires());
        });
    }
}
