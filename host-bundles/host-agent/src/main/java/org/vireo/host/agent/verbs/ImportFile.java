package org.vireo.host.agent.verbs;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** Finds a file of the import directory by its plain name; nothing else on the host can be named. Stateless. */
final class ImportFile {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,254}");

    private ImportFile() {}

    static Path in(Path directory, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new VireoException(ModelError.BAD_VALUE, "'" + name + "' is not a plain file name to import");
        }
        Path file = directory.resolve(name);
        if (Files.isSymbolicLink(file) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new VireoException(
                    ModelError.OBJECT_NOT_FOUND, "the import directory " + directory + " holds no file '" + name + "'");
        }
        return file;
    }
}
