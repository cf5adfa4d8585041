package org.vireo.kit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the file {@code META-INF/vireo/plugin.json} says of a plugin. Immutable; what it holds is not checked here.
 *
 * @param format of the file, 1
 * @param id of the plugin
 * @param version of the plugin, {@code x.y.z} or {@code x.y.z.q}
 * @param engineMin oldest engine it runs in
 * @param spi ranges of the contracts its engine half uses, by package
 * @param hostSpi the same for its host half
 * @param permissions what it asks for
 * @param provides what it adds
 * @param requires plugins that must be there
 * @param engine bundles of the engine half, as paths
 * @param host bundles of the host half
 * @param configuration defaults
 * @param handbook pages
 * @param portal files of the portal
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record PluginJson(
        int format,
        String id,
        String version,
        String vendor,
        String licence,
        String name,
        String description,
        String engineMin,
        SortedMap<String, String> spi,
        SortedMap<String, String> hostSpi,
        List<String> permissions,
        List<Provided> provides,
        List<Required> requires,
        boolean selfTest,
        boolean hostSelfTest,
        List<String> engine,
        List<String> host,
        List<String> configuration,
        List<String> handbook,
        List<String> portal) {
    static final int FORMAT = 1;
    static final String PATH = "META-INF/vireo/plugin.json";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Puts empty values where the file has none. */
    PluginJson {
        id = text(id);
        version = text(version);
        vendor = text(vendor);
        licence = text(licence);
        name = text(name);
        description = text(description);
        engineMin = text(engineMin);
        spi = new TreeMap<>(Objects.requireNonNullElse(spi, Map.of()));
        hostSpi = new TreeMap<>(Objects.requireNonNullElse(hostSpi, Map.of()));
        permissions = list(permissions);
        provides = list(provides);
        requires = list(requires);
        engine = list(engine);
        host = list(host);
        configuration = list(configuration);
        handbook = list(handbook);
        portal = list(portal);
    }

    private static String text(String given) {
        return Objects.requireNonNullElse(given, "");
    }

    private static <T> List<T> list(List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    /** One capability. */
    record Provided(String kind, String type) implements Comparable<Provided> {
        private static final Comparator<Provided> ORDER =
                Comparator.comparing(Provided::kind).thenComparing(Provided::type);

        @Override
        public int compareTo(Provided other) {
            return ORDER.compare(this, other);
        }
    }

    /** Another plugin, in a range of versions. */
    record Required(String plugin, String range) {}

    static PluginJson parse(byte[] json) throws IOException {
        return MAPPER.readValue(json, PluginJson.class);
    }

    byte[] write() {
        try {
            return (MAPPER.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + PATH, e);
        }
    }
}
