package org.vireo.portal;

import java.util.List;
import org.vireo.spi.brand.Brand;
import org.vireo.spi.brand.Colour;

/** The brand's colours as a style sheet: for all pages as properties of their own, and in place of PatternFly's shades of blue. */
final class BrandStyle {
    private static final String PF = "--pf-t--global--";
    private static final List<String> LIGHT = List.of("color--brand--200", "text--color--link--100");
    private static final List<String> DARKER = List.of("color--brand--300", "text--color--link--200");
    private static final List<String> DARKEST = List.of("color--brand--400", "text--color--link--250");
    private static final List<String> DARK = List.of("dark--color--brand--100", "dark--text--color--link--100");
    private static final List<String> LIGHTER =
            List.of("dark--color--brand--200", "dark--color--brand--300", "dark--text--color--link--200");

    private BrandStyle() {}

    /** Twice the root outweighs the rules of PatternFly. */
    static String of(Brand brand) {
        var rules = new StringBuilder(":root:root {\n");
        brand.light().ifPresent(colour -> {
            rule(rules, "--vireo-colour", colour);
            rules(rules, LIGHT, colour);
            rules(rules, DARKER, colour.mixed(Colour.BLACK, 0.25));
            rules(rules, DARKEST, colour.mixed(Colour.BLACK, 0.5));
        });
        brand.dark().ifPresent(colour -> {
            rule(rules, "--vireo-colour-dark", colour);
            rules(rules, DARK, colour);
            rules(rules, LIGHTER, colour.mixed(Colour.WHITE, 0.25));
        });
        return rules.append("}\n").toString();
    }

    private static void rules(StringBuilder rules, List<String> names, Colour colour) {
        names.forEach(name -> rule(rules, PF + name, colour));
    }

    private static void rule(StringBuilder rules, String name, Colour colour) {
        rules.append("  ").append(name).append(": ").append(colour).append(";\n");
    }
}
