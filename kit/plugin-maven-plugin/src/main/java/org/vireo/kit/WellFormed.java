package org.vireo.kit;

import aQute.bnd.osgi.Analyzer;
import aQute.bnd.version.Version;
import aQute.bnd.version.VersionRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The manifest says what it must, in the words it must, and of exactly the files there are. */
final class WellFormed implements Rule {
    static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final Pattern VERSION = Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}(\\.[A-Za-z0-9_-]{1,64})?");
    private static final Set<String> PERMISSIONS = Set.of("hosts", "secrets", "network");
    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_TEXT = 4000;
    private static final String SEGMENT = "[A-Za-z0-9_@+-][A-Za-z0-9._@+-]*";
    private static final String PATH = "(" + SEGMENT + "/){0,16}" + SEGMENT;

    @Override
    public List<String> broken(PluginFile plugin) {
        var json = plugin.json();
        var broken = new ArrayList<String>();
        words(json, broken);
        others(json, broken);
        capability(plugin, broken);
        files(plugin, broken);
        return broken;
    }

    private static void words(PluginJson json, List<String> broken) {
        if (json.format() != PluginJson.FORMAT) {
            broken.add("The format is " + json.format() + "; only 1 is known.");
        }
        if (!ID.matcher(json.id()).matches() || json.id().length() > LONGEST_ID) {
            broken.add("The id '" + json.id() + "' must be small letters and digits in parts joined by '-', at most "
                    + LONGEST_ID + " characters.");
        }
        version("version", json.version(), broken);
        version("engine_min", json.engineMin(), broken);
        line("vendor", json.vendor(), broken);
        line("licence", json.licence(), broken);
        line("name", json.name(), broken);
        if (json.description().length() > LONGEST_TEXT) {
            broken.add("The description has more than " + LONGEST_TEXT + " characters.");
        }
    }

    private static void line(String what, String text, List<String> broken) {
        if (text.isBlank()) {
            broken.add("There is no " + what + ".");
        } else if (text.length() > LONGEST_LINE || text.chars().anyMatch(Character::isISOControl)) {
            broken.add("The " + what + " must be one line of at most " + LONGEST_LINE + " characters.");
        }
    }

    private static void version(String what, String version, List<String> broken) {
        if (!VERSION.matcher(version).matches()) {
            broken.add("The " + what + " '" + version + "' must be x.y.z or x.y.z.qualifier.");
        }
    }

    private static void others(PluginJson json, List<String> broken) {
        for (var permission : json.permissions()) {
            if (!PERMISSIONS.contains(permission)) {
                broken.add("The permission '" + permission + "' is none of hosts, secrets and network.");
            }
        }
        for (var required : json.requires()) {
            if (!ID.matcher(required.plugin()).matches() || !VersionRange.isOSGiVersionRange(required.range())) {
                broken.add("The requirement of '" + required.plugin() + "' in the range '" + required.range()
                        + "' must name a plugin and a range such as [1,2).");
            }
        }
        for (var provided : json.provides()) {
            if (!TYPE.matcher(provided.type()).matches()) {
                broken.add("The type '" + provided.type()
                        + "' must be small letters, digits, '.', '_' and '-', at most 64 characters.");
            }
        }
        if (json.engine().isEmpty()) {
            broken.add("It has no engine half.");
        }
        if (!json.configuration().isEmpty() && !json.id().contains("-")) {
            broken.add("A plugin whose id is one word cannot bring configuration.");
        }
        once(json.engine(), broken);
        once(json.host(), broken);
    }

    private static void capability(PluginFile plugin, List<String> broken) {
        if (plugin.json().provides().isEmpty() && plugin.engine().stream().noneMatch(Bundle::inPortal)) {
            broken.add("It provides nothing.");
        }
    }

    /** On the engine and on hosts, the bundles of a plugin lie side by side. */
    private static void once(List<String> paths, List<String> broken) {
        var names = new HashSet<String>();
        paths.stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .filter(name -> !names.add(name))
                .forEach(name -> broken.add("Two bundles of one half are called " + name + "."));
    }

    private static void files(PluginFile plugin, List<String> broken) {
        var json = plugin.json();
        var there = new HashSet<String>();
        plugin.entries().stream().map(ZipEntry::getName).forEach(there::add);
        places(
                "etc/vireo\\." + json.id().replace("-", "\\.") + "([.~][A-Za-z0-9][A-Za-z0-9_-]*)*\\.cfg",
                json.configuration(),
                broken);
        places("docs/" + json.id() + "(-[a-z0-9-]+)?\\.md", json.handbook(), broken);
        places("portal/" + PATH, json.portal(), broken);
        places("repository/" + PATH + "\\.jar", json.engine(), broken);
        places("repository/" + PATH + "\\.jar", json.host(), broken);
        var named = new HashSet<String>();
        Stream.of(json.configuration(), json.handbook(), json.portal(), json.engine(), json.host())
                .flatMap(Collection::stream)
                .forEach(named::add);
        named.stream()
                .filter(path -> !there.contains(path))
                .sorted()
                .forEach(path -> broken.add("The manifest names " + path + ", which is not in the file."));
        there.stream()
                .filter(path -> path.matches("(etc|docs|portal)/.*|repository/.*\\.jar"))
                .filter(path -> !path.endsWith("/") && !named.contains(path))
                .sorted()
                .forEach(path -> broken.add("The file holds " + path + ", which the manifest does not name."));
    }

    private static void places(String pattern, List<String> paths, List<String> broken) {
        for (var path : paths) {
            if (!path.matches(pattern)) {
                broken.add("The file " + path + " is not called as it must be: " + pattern.replace("\\", "") + ".");
            }
        }
    }

    /** As OSGi writes a version; Maven's {@code 1.0-SNAPSHOT} becomes {@code 1.0.0.SNAPSHOT}. */
    static String version(String maven) {
        return new Version(Analyzer.cleanupVersion(maven)).toString();
    }
}
