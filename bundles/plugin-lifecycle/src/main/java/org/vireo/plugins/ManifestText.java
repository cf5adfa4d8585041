package org.vireo.plugins;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.engine.api.plugin.PluginManifest.Provided;
import org.vireo.engine.api.plugin.PluginManifest.Required;
import org.vireo.model.VireoException;

/** Reads {@code plugin.json}, refusing with one sentence what does not fit its form. Pure. */
final class ManifestText {
    /** What a plugin can ask for. */
    static final Set<String> PERMISSIONS = Set.of("hosts", "secrets", "network");

    private static final int FORMAT = 1;
    private static final int LONGEST_ID = 64;
    private static final String SEGMENT = "[A-Za-z0-9_@+-][A-Za-z0-9._@+-]*";
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern PACKAGE = Pattern.compile("org\\.vireo(\\.[a-z][a-z0-9]*){1,8}");
    private static final Pattern JAR = Pattern.compile("repository/(" + SEGMENT + "/){0,16}" + SEGMENT + "\\.jar");
    private static final Pattern PAGE = Pattern.compile("docs/[a-z0-9][a-z0-9-]*\\.md");
    private static final Pattern PORTAL = Pattern.compile("portal/(" + SEGMENT + "/){0,16}" + SEGMENT);
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final ManifestFields fields;

    private ManifestText(JsonNode root) {
        this.fields = new ManifestFields(root);
    }

    /** Throws {@code PACKAGE_REFUSED}. */
    static PluginManifest read(byte[] text) {
        try {
            var root = JSON.readTree(text);
            if (root == null || !root.isObject()) {
                throw refused("is not a JSON object");
            }
            return new ManifestText(root).manifest();
        } catch (IOException e) {
            throw new VireoException(
                    PluginError.PACKAGE_REFUSED,
                    "The plugin's manifest META-INF/vireo/plugin.json is not well-formed JSON.",
                    e);
        }
    }

    private static VireoException refused(String what) {
        return PluginError.PACKAGE_REFUSED.because("The plugin's manifest META-INF/vireo/plugin.json " + what + ".");
    }

    static boolean isId(String text) {
        return text.length() <= LONGEST_ID && ID.matcher(text).matches();
    }

    private PluginManifest manifest() {
        if (fields.number("format") != FORMAT) {
            throw refused("has a \"format\" this engine does not know; it knows " + FORMAT);
        }
        var id = fields.line("id", LONGEST_ID);
        if (!isId(id)) {
            throw refused("has an \"id\" that is not made of lower case words joined by hyphens");
        }
        return new PluginManifest(
                id,
                version("version"),
                fields.line("vendor", 100),
                fields.line("licence", 100),
                fields.line("name", 100),
                fields.text("description", 4000),
                version("engine_min"),
                fields.ranges("spi", PACKAGE, ManifestText::isRange),
                fields.ranges("host_spi", PACKAGE, ManifestText::isRange),
                permissions(),
                provides(),
                requires(),
                fields.flag("self_test"),
                fields.flag("host_self_test"),
                fields.paths("engine", JAR),
                fields.paths("host", JAR),
                fields.paths("configuration", configuration(id)),
                fields.paths("handbook", PAGE),
                fields.paths("portal", PORTAL));
    }

    /** A plugin brings configuration under its own name only; those of one word could be taken for the engine's. */
    private static Pattern configuration(String id) {
        return id.contains("-")
                ? Pattern.compile(
                        "etc/vireo\\." + Pattern.quote(id.replace('-', '.')) + "([.~][A-Za-z0-9][A-Za-z0-9_-]*)*\\.cfg")
                : Pattern.compile("(?!)");
    }

    private String version(String field) {
        var text = fields.line(field, 64);
        try {
            return Version.parseVersion(text).toString();
        } catch (IllegalArgumentException e) {
            throw new VireoException(
                    PluginError.PACKAGE_REFUSED,
                    "The plugin's manifest META-INF/vireo/plugin.json has a \"" + field
                            + "\" that is no version such as 1.2.0.",
                    e);
        }
    }

    private static boolean isRange(String text) {
        try {
            return !VersionRange.valueOf(text).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Set<String> permissions() {
        var asked = fields.words("permissions");
        if (!PERMISSIONS.containsAll(asked)) {
            throw refused("asks for a permission that does not exist; there are hosts, secrets and network");
        }
        return Set.copyOf(asked);
    }

    private List<Provided> provides() {
        return fields.objects("provides", "kind", "type", (kind, type) -> {
            if (Kinds.of(kind).isEmpty() || !TYPE.matcher(type).matches()) {
                throw refused(
                        "provides a kind or type that does not exist: " + EntryNames.printable(kind + " " + type));
            }
            return new Provided(kind, type);
        });
    }

    private List<Required> requires() {
        return fields.objects("requires", "plugin", "range", (plugin, range) -> {
            if (!isId(plugin) || !isRange(range)) {
                throw refused("requires a plugin by no valid id or range of versions: "
                        + EntryNames.printable(plugin + " " + range));
            }
            return new Required(plugin, range);
        });
    }
}
