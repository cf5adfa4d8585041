package ${package};

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.spi.SettingSpec;

/**
 * What an administrator fills in. Immutable.
 *
 * @param path of the directory, the same on every host
 */
record ${Type}Settings(Path path) {
    private static final String PATH = "path";

    static List<SettingSpec> specs() {
        return List.of(new SettingSpec(PATH, "Path on every host", SettingSpec.Kind.PATH, true, ""));
    }

    static ${Type}Settings parse(Map<String, String> settings) {
        settings.keySet().stream().filter(name -> !name.equals(PATH)).findFirst().ifPresent(name -> {
            throw new VireoException(ModelError.BAD_VALUE, "${type} storage has no setting '" + name + "'");
        });
        var text = settings.getOrDefault(PATH, "");
        try {
            var path = Path.of(text);
            if (path.isAbsolute() && path.equals(path.normalize())) {
                return new ${Type}Settings(path);
            }
        } catch (InvalidPathException e) {
            throw refused(text, e);
        }
        throw refused(text, null);
    }

    private static VireoException refused(String text, Exception cause) {
        return new VireoException(
                ModelError.BAD_VALUE, "the setting 'path' must be an absolute path without '..', not '" + text + "'", cause);
    }

    Map<String, String> toMap() {
        return Map.of(PATH, path.toString());
    }
}
