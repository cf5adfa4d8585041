package org.vireo.report.jasper;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vireo.spi.brand.Brand;

/**
 * How reports look. Immutable.
 *
 * @param product named at the head of every page
 * @param colour of headings and of the first series of charts
 * @param logo at the head of every page
 * @param others files of fonts for what the main one has not, in order
 */
record Theme(String product, Color colour, Optional<byte[]> logo, List<Path> others) {
    private static final long LARGEST_LOGO = 1024L * 1024;
    private static final String SETTINGS = "vireo.report.jasper.cfg";

    /**
     * From the branding of the engine, and from settings where that says nothing of its own.
     *
     * @param branding folder that may have a {@code theme.properties} and a logo
     * @throws IllegalArgumentException when something cannot be so; names it
     */
    static Theme of(JasperConfig config, Path branding) {
        var brand = Brand.of(branding);
        var named = brand.product().equals(Brand.VIREO) ? config.product().strip() : brand.product();
        return new Theme(
                named.isEmpty() ? Brand.VIREO : named,
                brand.light()
                        .map(colour -> new Color(colour.red(), colour.green(), colour.blue()))
                        .orElseGet(() -> colour(config.colour())),
                brand.logo().isEmpty()
                        ? logo(config.logo().strip(), SETTINGS)
                        : logo(beside(branding, brand.logo()), Brand.THEME),
                fonts(config.cjk__fonts()));
    }

    private static String beside(Path branding, String name) {
        if (!name.equals(Path.of(name).getFileName().toString())) {
            throw new IllegalArgumentException(
                    "logo in " + Brand.THEME + " must be the name of a file beside it: " + name);
        }
        return branding.resolve(name).toString();
    }

    private static Color colour(String text) {
        if (!text.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException(
                    "colour in " + SETTINGS + " must be one such as #1f5f8b, not '" + text + "'");
        }
        return Color.decode(text);
    }

    private static Optional<byte[]> logo(String file, String where) {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (Files.size(Path.of(file)) > LARGEST_LOGO) {
                throw new IllegalArgumentException("logo in " + where + " may have 1 MiB at most: " + file);
            }
            return Optional.of(Files.readAllBytes(Path.of(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException("logo in " + where + " cannot be read: " + file, e);
        }
    }

    private static List<Path> fonts(String files) {
        return Arrays.stream(files.split(",", -1))
                .map(String::strip)
                .filter(file -> !file.isEmpty())
                .map(Path::of)
                .filter(Files::isReadable)
                .toList();
    }
}
