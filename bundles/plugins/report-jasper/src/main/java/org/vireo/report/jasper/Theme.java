package org.vireo.report.jasper;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

    /**
     * From settings.
     *
     * @throws IllegalArgumentException when one cannot be so; names it
     */
    static Theme of(JasperConfig config) {
        if (!config.colour().matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException(
                    "colour in vireo.report.jasper.cfg must be one such as #1f5f8b, not '" + config.colour() + "'");
        }
        return new Theme(
                config.product().strip(),
                Color.decode(config.colour()),
                logo(config.logo().strip()),
                fonts(config.cjk__fonts()));
    }

    private static Optional<byte[]> logo(String file) {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (Files.size(Path.of(file)) > LARGEST_LOGO) {
                throw new IllegalArgumentException("logo in vireo.report.jasper.cfg may have 1 MiB at most: " + file);
            }
            return Optional.of(Files.readAllBytes(Path.of(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException("logo in vireo.report.jasper.cfg cannot be read: " + file, e);
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
