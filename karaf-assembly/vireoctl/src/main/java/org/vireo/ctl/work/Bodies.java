package org.vireo.ctl.work;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vireo.ctl.exit.Failure;
import org.vireo.ctl.text.Json;
import org.vireo.ctl.text.Yaml;

/** Reads what the user wrote for a request: an object in JSON or YAML. */
public final class Bodies {
    private Bodies() {}

    /** From a file, or from {@code in} for a dash. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> read(String file, InputStream in) {
        var text = text(file, in);
        Object value;
        try {
            value = text.stripLeading().startsWith("{")
                    ? Json.read(text.getBytes(StandardCharsets.UTF_8))
                    : Yaml.read(text);
        } catch (IOException e) {
            throw Failure.usage(file + " is neither JSON nor YAML: " + e.getMessage() + ".");
        }
        if (!(value instanceof Map)) {
            throw Failure.usage(file + " must hold one object, with members.");
        }
        return new LinkedHashMap<>((Map<String, Object>) value);
    }

    /** Text of a file, or of {@code in} for a dash. */
    public static String text(String file, InputStream in) {
        try {
            return file.equals("-")
                    ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(file));
        } catch (NoSuchFileException e) {
            throw Failure.usage("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw Failure.usage(file + " cannot be read: " + e.getMessage() + ".");
        }
    }
}
