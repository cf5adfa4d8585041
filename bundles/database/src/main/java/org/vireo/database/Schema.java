package org.vireo.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;

/**
 * The numbered scripts of one schema.
 *
 * @param name of the schema and its DataSource
 * @param scripts in no particular order
 */
record Schema(String name, List<Script> scripts) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,29}");

    Schema {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a schema is named with up to 30 of a-z, 0-9 and _, not " + name);
        }
        scripts =
                scripts.stream().sorted(Comparator.comparing(Script::fileName)).toList();
    }

    /** Finds the scripts in the bundle that offers them. */
    static Schema in(Bundle bundle, SchemaSource source) {
        var found = bundle.findEntries(source.location(), "V*.sql", false);
        List<Script> scripts = found == null
                ? List.of()
                : Collections.list(found).stream().map(Script::read).toList();
        if (scripts.isEmpty()) {
            throw new SchemaRefusedException("schema " + source.name() + " has no scripts V*.sql in "
                    + source.location() + " of " + bundle.getSymbolicName());
        }
        return new Schema(source.name(), scripts);
    }

    /**
     * One script, read at once, because its bundle may go away at any time.
     *
     * @param fileName such as {@code V0001__create_vm.sql}
     * @param text SQL
     */
    record Script(String fileName, String text) {

        static Script read(URL url) {
            String path = url.getPath();
            try (var in = url.openStream()) {
                return new Script(
                        path.substring(path.lastIndexOf('/') + 1),
                        new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read migration " + path, e);
            }
        }
    }
}
