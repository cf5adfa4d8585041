package org.vireo.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.function.Function;
import org.vireo.spi.brand.Brand;

/**
 * Name and looks of the product as browsers take them. Files are read anew each time, so changes count at once. Immutable.
 *
 * @param folder that may have files of the brand
 * @param built finds a file that was built in by its name, or null
 */
record BrandFiles(Path folder, Function<String, URL> built) {
    static final String LOGO = "logo.svg";

    private static final ObjectMapper JSON = new ObjectMapper();

    Brand brand() {
        return Brand.of(folder);
    }

    /** What pages show of it, as JSON. */
    byte[] words() throws IOException {
        var brand = brand();
        var words = new LinkedHashMap<String, String>();
        words.put("product", brand.product());
        words.put("slogan", brand.slogan());
        words.put("vendor", brand.vendor());
        words.put("link", brand.link().orElse(""));
        return JSON.writeValueAsBytes(words);
    }

    byte[] logo() throws IOException {
        var own = folder.resolve(LOGO);
        if (Files.isRegularFile(own)) {
            return Files.readAllBytes(own);
        }
        var file = built.apply(LOGO);
        if (file == null) {
            throw new IOException("There is no " + LOGO + ".");
        }
        try (var in = file.openStream()) {
            return in.readAllBytes();
        }
    }
}
