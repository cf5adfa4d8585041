package org.vireo.plugins;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.felix.utils.resource.ResourceBuilder;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.resource.Capability;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.vireo.engine.api.command.Check;
import org.vireo.model.VireoException;

/**
 * Whether the engine half would find all it needs, looked at without installing anything, and whether it keeps to what is open to
 * plugins. Pure.
 *
 * @param present capabilities of what is installed beside the plugin itself
 */
record ResolutionGate(List<? extends Capability> present) {
    private static final Pattern OURS = Pattern.compile("org\\.vireo\\..*");
    private static final Pattern OPEN_TO_PLUGINS = Pattern.compile("org\\.vireo\\.(model|protocol|spi)(\\..*)?");
    private static final Set<String> NOT_WIRED = Set.of("osgi.service", "osgi.native");

    Check check(PluginPackage found) {
        var resources = new ArrayList<Resource>();
        for (var bundle : found.bundles().entrySet()) {
            resources.add(resource(found, bundle.getKey(), bundle.getValue()));
        }
        var own = resources.stream()
                .flatMap(r -> r.getCapabilities(null).stream())
                .toList();
        for (var resource : resources) {
            var check = keepsToItsPlace(found, resource).and(finds(found, resource, own));
            if (!(check instanceof Check.Fine)) {
                return check;
            }
        }
        return Check.FINE;
    }

    private static Resource resource(PluginPackage found, String path, Map<String, String> headers) {
        var jar = PackageFiles.fileName(path);
        if (!headers.containsKey(Constants.BUNDLE_SYMBOLICNAME)) {
            throw PluginError.PACKAGE_REFUSED.because(
                    "Plugin " + found.manifest().text() + " has the jar " + jar
                            + ", which is no bundle: it has no symbolic name.");
        }
        if (headers.containsKey(Constants.FRAGMENT_HOST)) {
            throw PluginError.PACKAGE_REFUSED.because(
                    "Plugin " + found.manifest().text() + " has the fragment " + jar
                            + ", which would change another bundle; plugins bring whole bundles only.");
        }
        try {
            return ResourceBuilder.build("vireo-plugin:" + jar, new HashMap<>(headers));
        } catch (BundleException | RuntimeException e) {
            throw new VireoException(
                    PluginError.PACKAGE_REFUSED,
                    "Plugin " + found.manifest().text() + " has the jar " + jar + ", whose headers cannot be read: "
                            + e.getMessage(),
                    e);
        }
    }

    private Check keepsToItsPlace(PluginPackage found, Resource resource) {
        for (var exported : resource.getCapabilities(PackageNamespace.PACKAGE_NAMESPACE)) {
            var name = String.valueOf(exported.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE));
            if (OPEN_TO_PLUGINS.matcher(name).matches()) {
                return refused(found, resource, "brings its own " + name + ", which only the engine may offer");
            }
        }
        for (var wanted : resource.getRequirements(PackageNamespace.PACKAGE_NAMESPACE)) {
            var name = packageOf(wanted);
            if (OURS.matcher(name).matches()
                    && !OPEN_TO_PLUGINS.matcher(name).matches()
                    && present.stream().anyMatch(c -> offers(c, name))) {
                return refused(found, resource, "uses " + name + " of the engine, which is not open to plugins");
            }
        }
        return taken(found, resource);
    }

    private Check taken(PluginPackage found, Resource resource) {
        var identity = resource.getCapabilities(IdentityNamespace.IDENTITY_NAMESPACE)
                .get(0)
                .getAttributes();
        var twin = present.stream()
                .filter(c -> c.getNamespace().equals(IdentityNamespace.IDENTITY_NAMESPACE))
                .map(Capability::getAttributes)
                .anyMatch(there -> there.get(IdentityNamespace.IDENTITY_NAMESPACE)
                                .equals(identity.get(IdentityNamespace.IDENTITY_NAMESPACE))
                        && there.get(IdentityNamespace.CAPABILITY_VERSION_ATTRIBUTE)
                                .equals(identity.get(IdentityNamespace.CAPABILITY_VERSION_ATTRIBUTE)));
        return twin ? refused(found, resource, "is installed here already by others") : Check.FINE;
    }

    private Check finds(PluginPackage found, Resource resource, List<Capability> own) {
        for (var wanted : resource.getRequirements(null)) {
            if (counts(wanted)
                    && own.stream().noneMatch(c -> matches(wanted, c))
                    && present.stream().noneMatch(c -> matches(wanted, c))) {
                return refused(found, resource, "needs " + readable(wanted) + ", which nothing here provides");
            }
        }
        return Check.FINE;
    }

    private static boolean counts(Requirement wanted) {
        var directives = wanted.getDirectives();
        var packageOfJava = wanted.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)
                && packageOf(wanted).startsWith("java.");
        return !packageOfJava
                && !NOT_WIRED.contains(wanted.getNamespace())
                && !Namespace.RESOLUTION_OPTIONAL.equals(directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
                && !PackageNamespace.RESOLUTION_DYNAMIC.equals(
                        directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
                && !Namespace.EFFECTIVE_ACTIVE.equals(directives.get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE));
    }

    private static boolean matches(Requirement wanted, Capability offered) {
        if (!wanted.getNamespace().equals(offered.getNamespace())) {
            return false;
        }
        var filter = wanted.getDirectives().get(Namespace.REQUIREMENT_FILTER_DIRECTIVE);
        try {
            return filter == null || FrameworkUtil.createFilter(filter).matches(offered.getAttributes());
        } catch (InvalidSyntaxException e) {
            throw new VireoException(
                    PluginError.PACKAGE_REFUSED, "A bundle of the plugin has a requirement that cannot be read.", e);
        }
    }

    private static boolean offers(Capability offered, String name) {
        return offered.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)
                && name.equals(offered.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE));
    }

    private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]*)\\)");
    private static final Pattern LEAST = Pattern.compile("\\(version>=([^)]*)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\s*\\(version>=([^)]*)\\)\\)");

    private static String packageOf(Requirement wanted) {
        var named = PACKAGE.matcher(wanted.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, ""));
        return named.find() ? named.group(1) : "";
    }

    private String readable(Requirement wanted) {
        var filter = wanted.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
        if (!wanted.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)) {
            return wanted.getNamespace() + " " + EntryNames.printable(filter);
        }
        var least = LEAST.matcher(filter);
        var below = BELOW.matcher(filter);
        var there = present.stream()
                .filter(c -> offers(c, packageOf(wanted)))
                .map(c -> String.valueOf(c.getAttributes().get(Constants.VERSION_ATTRIBUTE)))
                .distinct()
                .toList();
        return "the package " + packageOf(wanted)
                + (least.find() ? " from " + least.group(1) : "")
                + (below.find() ? " below " + below.group(1) : "")
                + (there.isEmpty() ? "" : " (here is " + String.join(", ", there) + ")");
    }

    private static Check refused(PluginPackage found, Resource resource, String what) {
        var name = resource.getCapabilities(IdentityNamespace.IDENTITY_NAMESPACE)
                .get(0)
                .getAttributes()
                .get(IdentityNamespace.IDENTITY_NAMESPACE);
        return Check.invalid(
                "Plugin " + found.manifest().text() + " cannot be installed: its bundle " + name + " " + what + ".");
    }
}
