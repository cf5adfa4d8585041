package org.vireo.protocol.plugin;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Puts the staged host half of a plugin into use in place of the version before. The host lets it through its gate: packages it needs are
 * there, bundles start, components are satisfied, drivers of the types wanted appear, the self-test passes. When one of them fails the
 * host goes back to the version before by itself and answers why. The same version again with the same files is fine. Immutable.
 *
 * @param plugin which
 * @param files its bundles, in the order of installation, at least one
 * @param spi packages of the host's contracts it is written for, each with a range of versions
 * @param provides what must appear
 * @param selfTest whether it brings a self-test
 * @param gateSeconds for all of that, 1 to 600
 */
@Verb(name = "plugin.activate", reply = HalfActivated.class)
public record ActivateHalf(
        PluginRef plugin,
        List<HalfFile> files,
        Map<String, String> spi,
        List<HalfType> provides,
        boolean selfTest,
        int gateSeconds)
        implements HostRequest<HalfActivated> {
    /** The most files of one host half. */
    public static final int MOST_FILES = 64;

    private static final int LONGEST_GATE = 600;

    /** Refuses missing values, no file, too many files, a file twice, gates that are too long. */
    public ActivateHalf {
        Objects.requireNonNull(plugin, "plugin");
        files = List.copyOf(files);
        spi = Map.copyOf(spi);
        provides = List.copyOf(provides);
        if (files.isEmpty() || files.size() > MOST_FILES) {
            throw new IllegalArgumentException("a host half has 1 to " + MOST_FILES + " files, not " + files.size());
        }
        if (files.stream().map(HalfFile::name).distinct().count() < files.size()) {
            throw new IllegalArgumentException("the host half of " + plugin + " has a file twice");
        }
        if (gateSeconds < 1 || gateSeconds > LONGEST_GATE) {
            throw new IllegalArgumentException("a gate lasts 1 to " + LONGEST_GATE + " seconds, not " + gateSeconds);
        }
    }
}
