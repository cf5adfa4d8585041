package org.vireo.plugins;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** Ways in which the life of a plugin can go wrong. */
enum PluginError implements ErrorCode {
    /** What was brought is no plugin, or one that must not be opened. */
    PACKAGE_REFUSED(ErrorKind.INVALID),
    /** It was not healthy after its installation. */
    NOT_HEALTHY(ErrorKind.EXTERNAL),
    /** Its files are missing or cannot be kept. */
    FILES_UNUSABLE(ErrorKind.INTERNAL);

    private final ErrorKind kind;

    PluginError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
