package org.vireo.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.osgi.framework.VersionRange;
import org.vireo.engine.api.plugin.PortalPlugin.Frame;
import org.vireo.engine.api.plugin.PortalPlugin.Place;

/**
 * {@code portal.json} of a plugin, checked: whatever it says later stands in addresses and on pages. Immutable.
 *
 * @param title by language
 * @param sdk versions of the SDK it was made for
 * @param portals where it is shown
 * @param entry the script to load, for one that is trusted
 * @param frames for one that is not
 * @param reads paths that frames may read
 */
record Description(
        Map<String, String> title,
        VersionRange sdk,
        Set<String> portals,
        Optional<String> entry,
        List<Frame> frames,
        List<String> reads) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> PORTALS = Set.of("admin", "my");
    private static final Set<String> GROUPS = Set.of("compute", "network", "storage", "access", "system");
    private static final Set<String> FIELDS =
            Set.of("title", "sdk", "mode", "portals", "entry", "pages", "tabs", "cards", "reads");
    private static final String ID = "[a-z][a-z0-9-]{0,39}";
    private static final String KIND = "[a-z][a-z_]{0,39}";
    private static final String LANGUAGE = "[a-z]{2}";
    private static final String READ = "/(ovirt-engine|vireo)/api(/(\\*|[A-Za-z0-9_-]+))*";
    private static final int LONGEST_TITLE = 60;
    private static final int MOST_FRAMES = 30;

    /** Reads one; an exception's message says what is wrong in it. {@code there} tells whether a file is. */
    static Description of(byte[] text, Predicate<String> there) throws IOException {
        try {
            return new Reading(JSON.readTree(text), there).description();
        } catch (JsonProcessingException e) {
            throw new IOException("portal.json is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** One reading. Confined to one thread. */
    private record Reading(JsonNode all, Predicate<String> there) {
        Description description() throws IOException {
            if (all == null || !all.isObject()) {
                throw wrong("must be an object");
            }
            for (var field : (Iterable<String>) all::fieldNames) {
                demand(FIELDS.contains(field), "has the field '" + printable(field) + "', which is not known");
            }
            var framed = framed();
            var entry = framed ? Optional.<String>empty() : Optional.of(file(all.path("entry"), "entry"));
            demand(!framed || !all.has("entry"), "has an entry, which one that is framed cannot have");
            var frames = frames();
            demand(
                    framed || frames.isEmpty(),
                    "names pages, tabs or cards, which the entry of one that is trusted tells");
            return new Description(title(all.path("title"), "title"), sdk(), portals(), entry, frames, reads(framed));
        }

        private boolean framed() throws IOException {
            var mode = all.path("mode").asText("trusted");
            demand(Set.of("trusted", "framed").contains(mode), "has a mode that is neither trusted nor framed");
            return mode.equals("framed");
        }

        private VersionRange sdk() throws IOException {
            try {
                return VersionRange.valueOf(all.path("sdk").asText());
            } catch (IllegalArgumentException e) {
                throw new IOException("portal.json has an sdk that is no range of versions such as [1.0,2)", e);
            }
        }

        private Set<String> portals() throws IOException {
            var portals = new HashSet<>(words(all.path("portals"), "portals"));
            demand(PORTALS.containsAll(portals), "has portals other than admin and my");
            return portals.isEmpty() ? Set.of("admin") : portals;
        }

        private List<String> reads(boolean framed) throws IOException {
            var reads = words(all.path("reads"), "reads");
            demand(framed || reads.isEmpty(), "has reads, which only one that is framed needs");
            for (var path : reads) {
                demand(path.matches(READ), "has in reads '" + printable(path) + "', which is no path of the API");
            }
            return reads;
        }

        private List<Frame> frames() throws IOException {
            var frames = new ArrayList<Frame>();
            var ids = new HashSet<String>();
            for (var place : Place.values()) {
                var field = place.name().toLowerCase(Locale.ROOT) + "s";
                for (var one : list(all.path(field), field)) {
                    var frame = frame(place, one, field);
                    demand(
                            ids.add(place + frame.id() + frame.kind()),
                            "has in " + field + " two of the id " + frame.id());
                    frames.add(frame);
                }
            }
            demand(frames.size() <= MOST_FRAMES, "has more than " + MOST_FRAMES + " pages, tabs and cards");
            return frames;
        }

        private Frame frame(Place place, JsonNode one, String field) throws IOException {
            var id = one.path("id").asText();
            demand(id.matches(ID), "has in " + field + " an id that is not made of small letters, digits and '-'");
            var kind = one.path("kind").asText();
            demand(
                    place == Place.TAB ? kind.matches(KIND) : kind.isEmpty(),
                    "has in " + field + " " + id + " a wrong kind");
            var group = one.path("group").asText();
            demand(
                    group.isEmpty() || (place == Place.PAGE && GROUPS.contains(group)),
                    "has in " + field + " " + id + " a group that the navigation has not");
            return new Frame(
                    place, id, title(one.path("title"), field + " " + id), kind, group, file(one.path("file"), field));
        }

        private String file(JsonNode node, String field) throws IOException {
            var file = node.asText();
            demand(there.test(file), "names in " + field + " the file '" + printable(file) + "', which is not there");
            return file;
        }

        private Map<String, String> title(JsonNode node, String field) throws IOException {
            var texts = new LinkedHashMap<String, String>();
            if (node.isTextual()) {
                texts.put("en", node.asText());
            } else {
                node.properties()
                        .forEach(
                                text -> texts.put(text.getKey(), text.getValue().asText()));
            }
            demand(texts.containsKey("en"), "has no title in English for " + field);
            for (var text : texts.entrySet()) {
                demand(
                        text.getKey().matches(LANGUAGE)
                                && !text.getValue().isBlank()
                                && text.getValue().length() <= LONGEST_TITLE
                                && text.getValue().chars().noneMatch(Character::isISOControl),
                        "has a title for " + field + " that is not one line of at most " + LONGEST_TITLE
                                + " characters");
            }
            return texts;
        }

        private static List<String> words(JsonNode node, String field) throws IOException {
            var words = new ArrayList<String>();
            for (var word : list(node, field)) {
                words.add(word.asText());
            }
            return words;
        }

        private static Iterable<JsonNode> list(JsonNode node, String field) throws IOException {
            demand(node instanceof MissingNode || node.isArray(), "has " + field + " that is no list");
            return node;
        }

        private static void demand(boolean fulfilled, String sentence) throws IOException {
            if (!fulfilled) {
                throw wrong(sentence);
            }
        }

        private static IOException wrong(String sentence) {
            return new IOException("portal.json " + sentence);
        }

        private static String printable(String text) {
            var start = text.length() > LONGEST_TITLE ? text.substring(0, LONGEST_TITLE) + "…" : text;
            return start.replaceAll("\\p{Cntrl}", "?");
        }
    }
}
