package org.vireo.storage.local;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.spi.SettingSpec;

/**
 * What an administrator fills in. Immutable.
 *
 * @param path directory on the host, absolute
 */
record LocalSettings(Path path) {
    private static final String PATH = "path";

    static List<SettingSpec> specs() {
        return List.of(new SettingSpec(PATH, "Path on the host", SettingSpec.Kind.PATH, true, ""));
    }

    static LocalSettings parse(Map<String, String> settings) {
        for (String name : settings.keySet()) {
            if (!Set.of(PATH).contains(name)) {
                throw new VireoException(ModelError.BAD_VALUE, "local storage has no setting '" + name + "'");
            }
        }
        String text = settings.getOrDefault(PATH, "");
        try {
            Path path = Path.of(text);
            boolean plain = path.isAbsolute()
                    && path.getNameCount() > 0
                    && path.equals(path.normalize())
                    && text.chars().noneMatch(Character::isISOControl);
            if (plain) {
                return new LocalSettings(path);
            }
        } catch (InvalidPathException e) {
            throw refused(text, e);
        }
        throw refused(text, null);
    }

    private static VireoException refused(String text, Exception cause) {
        return new VireoException(
                ModelError.BAD_VALUE,
                "the setting 'path' of local storage must be an absolute path without '.' and '..', not '" + text + "'",
                cause);
    }

    Map<String, String> toMap() {
        return Map.of(PATH, path.toString());
    }
}
