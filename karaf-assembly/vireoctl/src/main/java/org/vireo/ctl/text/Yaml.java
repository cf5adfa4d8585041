package org.vireo.ctl.text;

import java.io.IOException;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** YAML as the same values as {@link Json}; only plain data, no tags that make objects. */
public final class Yaml {
    private Yaml() {}

    /** Throws {@link IOException} for what is not one document of plain data. */
    public static Object read(String text) throws IOException {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(50);
        try {
            return plain(new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).load(text));
        } catch (YAMLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Names are texts, and moments milliseconds since 1970 as in the API. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> members) {
            var named = new LinkedHashMap<String, Object>();
            members.forEach((name, member) -> named.put(String.valueOf(name), plain(member)));
            return named;
        }
        if (value instanceof List<?> items) {
            return items.stream().map(Yaml::plain).collect(Collectors.toList());
        }
        return value instanceof Date moment ? (Object) moment.getTime() : value;
    }

    public static String written(Object value) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        options.setAllowUnicode(true);
        return new org.yaml.snakeyaml.Yaml(new Representer(options), options).dump(value);
    }
}
