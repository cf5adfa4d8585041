package org.vireo.spi.brand;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Name and colours of the product. What cannot be used is left out and told in {@code problems}, as no page, mail or report shall fail for a
 * slip in a text. Immutable.
 *
 * @param product its name, {@value #VIREO} when none is given; at most {@value #LONGEST_NAME} characters, none of them a control character
 * @param slogan a sentence, may be empty
 * @param vendor who offers it, may be empty
 * @param link to the vendor, of http or https
 * @param light colour on a light ground, where it can be read as text and white can be read on it
 * @param dark colour on a dark ground, where it can be read as text and black can be read on it
 * @param logo name of a PNG or JPEG file in the same folder, for print; may be empty
 * @param problems what was left out and why, a sentence each
 */
public record Brand(
        String product,
        String slogan,
        String vendor,
        Optional<String> link,
        Optional<Colour> light,
        Optional<Colour> dark,
        String logo,
        List<String> problems) {
    /** The file within the folder. */
    public static final String THEME = "theme.properties";

    /** The product's own name. */
    public static final String VIREO = "Vireo";

    /** Of the product's and the vendor's names, in characters. */
    public static final int LONGEST_NAME = 60;

    private static final int LONGEST_SENTENCE = 200;
    private static final String LINK = "https?://[A-Za-z0-9.\\-\\[\\]:]+(/[A-Za-z0-9._~/?#=&%+-]*)?";

    /** Checks and copies. */
    public Brand {
        problems = List.copyOf(problems);
    }

    /** Where the engine that this runs in has its branding: {@code branding} in the folder of its configuration. */
    public static Path folder() {
        return Path.of(System.getProperty("karaf.etc", "etc"), "branding");
    }

    /** That of the engine that this runs in. Reads a small file each time, so changes count at once. */
    public static Brand current() {
        return of(folder());
    }

    /** That of a folder, from its {@value #THEME} in UTF-8; the product's own when there is none. Reads a small file. */
    public static Brand of(Path folder) {
        var theme = new Properties();
        var problems = new ArrayList<String>();
        var file = folder.resolve(THEME);
        if (Files.isRegularFile(file)) {
            try (var in = Files.newBufferedReader(file)) {
                theme.load(in);
            } catch (CharacterCodingException | IllegalArgumentException e) {
                problems.add(file + " is no file of properties in UTF-8: " + e.getMessage());
            } catch (IOException e) {
                problems.add(file + " cannot be read: " + e.getMessage());
            }
        }
        return new Reading(theme, problems).brand();
    }

    /** Takes values out of properties. Confined to one thread. */
    private record Reading(Properties theme, List<String> problems) {
        Brand brand() {
            var product = text("product", LONGEST_NAME);
            var colour = colour("colour", Ground.LIGHT);
            var dark = colour("colour-dark", Ground.DARK).or(() -> colour.map(Ground.DARK::readable));
            return new Brand(
                    product.isEmpty() ? VIREO : product,
                    text("slogan", LONGEST_SENTENCE),
                    text("vendor", LONGEST_NAME),
                    link(),
                    colour,
                    dark,
                    text("logo", LONGEST_SENTENCE),
                    problems);
        }

        private String text(String key, int longest) {
            var text = theme.getProperty(key, "").strip();
            if (text.length() <= longest && text.chars().noneMatch(Character::isISOControl)) {
                return text;
            }
            problems.add(key + " in " + THEME + " may have " + longest
                    + " characters at most and no control characters, and is left out.");
            return "";
        }

        private Optional<String> link() {
            var link = text("link", LONGEST_SENTENCE);
            if (link.isEmpty() || link.matches(LINK)) {
                return Optional.of(link).filter(given -> !given.isEmpty());
            }
            problems.add("link in " + THEME + " must be an address of http or https, and is left out: " + link);
            return Optional.empty();
        }

        private Optional<Colour> colour(String key, Ground ground) {
            var text = text(key, LONGEST_NAME);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                var colour = Colour.of(text);
                var problem = ground.problem(colour);
                problem.ifPresent(why -> problems.add(key + " in " + THEME + " is left out: " + why));
                return problem.isPresent() ? Optional.empty() : Optional.of(colour);
            } catch (IllegalArgumentException e) {
                problems.add(key + " in " + THEME + " is left out: " + e.getMessage());
                return Optional.empty();
            }
        }
    }
}
