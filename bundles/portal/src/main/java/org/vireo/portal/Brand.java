package org.vireo.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * Name and looks of the product: files of a folder of the configuration, and those that were built in where it lacks one. Read anew each time, so
 * changes count at once. Immutable.
 *
 * @param folder that may have files of the brand
 * @param built finds a file that was built in by its name, or null
 */
record Brand(Optional<Path> folder, Function<String, URL> built) {
    static final String LOGO = "logo.svg";

    private static final String THEME = "theme.properties";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What pages show of it, as JSON. */
    byte[] words() throws IOException {
        var theme = new Properties();
        try (var in = open(THEME).orElseThrow(() -> new IOException("There is no " + THEME + "."))) {
            theme.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return JSON.writeValueAsBytes(Map.of(
                "product", theme.getProperty("product", "").strip(),
                "slogan", theme.getProperty("slogan", "").strip()));
    }

    byte[] logo() throws IOException {
        try (var in = open(LOGO).orElseThrow(() -> new IOException("There is no " + LOGO + "."))) {
            return in.readAllBytes();
        }
    }

    private Optional<InputStream> open(String name) throws IOException {
        var own = folder.map(path -> path.resolve(name)).filter(Files::isRegularFile);
        if (own.isPresent()) {
            return Optional.of(Files.newInputStream(own.get()));
        }
        var file = built.apply(name);
        return file == null ? Optional.empty() : Optional.of(file.openStream());
    }
}
