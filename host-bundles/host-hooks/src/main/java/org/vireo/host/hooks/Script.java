package org.vireo.host.hooks;

import java.nio.file.Path;
import java.util.Optional;
import org.vireo.host.spi.hook.HookPoint;

/**
 * A file at a hook point that is meant to run.
 *
 * @param point where it stands
 * @param file absolute
 * @param unfit why it is not run, empty if it is
 */
record Script(HookPoint point, Path file, Optional<String> unfit) {
    String name() {
        return file.getFileName().toString();
    }
}
