package org.vireo.host.plugins;

import java.util.Arrays;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;

/** The packages that the agent has for host halves: those of every bundle that is no plugin's. Thread-safe. */
final class HostPackages {
    private final BundleContext context;

    HostPackages(BundleContext context) {
        this.context = context;
    }

    /** A package of a version. Immutable. */
    record Exported(String name, Version version) {
        boolean is(String wanted) {
            return name.equals(wanted);
        }
    }

    /** The versions of a package, ascending; those of the Java platform have version 0. */
    List<Version> versions(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> !HalfBundles.isHalf(bundle))
                .flatMap(bundle -> exports(bundle).stream())
                .filter(there -> there.is(name))
                .map(Exported::version)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Exported> exports(Bundle bundle) {
        var revision = bundle.adapt(BundleRevision.class);
        return revision == null
                ? List.of()
                : revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream()
                        .map(capability -> new Exported(
                                (String) capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE),
                                (Version) capability.getAttributes().get(Constants.VERSION_ATTRIBUTE)))
                        .toList();
    }
}
