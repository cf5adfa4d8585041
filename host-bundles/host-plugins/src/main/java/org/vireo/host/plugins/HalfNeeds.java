package org.vireo.host.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.apache.felix.utils.manifest.Clause;
import org.apache.felix.utils.manifest.Parser;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** Whether a half fits this host, told from its manifests before anything of it is installed. Confined to one thread. */
final class HalfNeeds {
    private final HostPackages host;

    HalfNeeds(HostPackages host) {
        this.host = host;
    }

    /** Refuses ranges of contracts that this host does not have. */
    void checkContracts(Map<String, String> spi) throws HalfTrouble {
        for (var wanted : new TreeMap<>(spi).entrySet()) {
            check(wanted.getKey(), range(wanted.getKey(), wanted.getValue()), List.of());
        }
    }

    /** Refuses files that are no bundles, that change bundles of others, or import what is not here. */
    void checkBundles(List<Path> files, List<String> names) throws HalfTrouble {
        var manifests = new ArrayList<Attributes>();
        for (int i = 0; i < files.size(); i++) {
            manifests.add(manifest(files.get(i), names.get(i)));
        }
        var own = manifests.stream()
                .flatMap(manifest -> clauses(manifest, Constants.EXPORT_PACKAGE).stream())
                .map(clause -> new HostPackages.Exported(clause.getName(), version(clause)))
                .toList();
        for (var manifest : manifests) {
            for (var wanted : clauses(manifest, Constants.IMPORT_PACKAGE)) {
                if (!Constants.RESOLUTION_OPTIONAL.equals(wanted.getDirective(Constants.RESOLUTION_DIRECTIVE))) {
                    check(wanted.getName(), range(wanted), own);
                }
            }
        }
    }

    private void check(String name, VersionRange range, List<HostPackages.Exported> own) throws HalfTrouble {
        if (own.stream().anyMatch(there -> there.is(name) && range.includes(there.version()))) {
            return;
        }
        var versions = host.versions(name);
        if (versions.stream().noneMatch(range::includes)) {
            String there = versions.isEmpty()
                    ? "none"
                    : versions.stream().map(Version::toString).collect(Collectors.joining(" and "));
            throw new HalfTrouble("it needs " + name + " " + range + ", this host has " + there);
        }
    }

    private static Attributes manifest(Path file, String name) throws HalfTrouble {
        try (var jar = new JarFile(file.toFile())) {
            if (jar.getManifest() == null
                    || jar.getManifest().getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME) == null) {
                throw new HalfTrouble(name + " is not an OSGi bundle");
            }
            var attributes = jar.getManifest().getMainAttributes();
            if (attributes.getValue(Constants.FRAGMENT_HOST) != null) {
                throw new HalfTrouble(name + " is a fragment, which would change a bundle of others");
            }
            return attributes;
        } catch (IOException e) {
            throw new HalfTrouble(name + " is not a readable jar: " + e.getMessage(), e);
        }
    }

    private static List<Clause> clauses(Attributes manifest, String header) {
        return List.of(Parser.parseHeader(manifest.getValue(header)));
    }

    private static Version version(Clause clause) throws IllegalArgumentException {
        return Version.parseVersion(clause.getAttribute(Constants.VERSION_ATTRIBUTE));
    }

    private static VersionRange range(Clause clause) throws HalfTrouble {
        String text = clause.getAttribute(Constants.VERSION_ATTRIBUTE);
        return range(clause.getName(), text == null ? "0" : text);
    }

    private static VersionRange range(String name, String text) throws HalfTrouble {
        try {
            return new VersionRange(text);
        } catch (IllegalArgumentException e) {
            throw new HalfTrouble("the range " + text + " of " + name + " is none", e);
        }
    }
}
