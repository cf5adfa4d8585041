package org.vireo.plugins;

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;
import org.vireo.model.VireoException;

/** Ways in which the life of a plugin can go wrong. */
enum PluginError implements ErrorCode {
    /** What was brought is no plugin, or one that must not be opened. */
    PACKAGE_REFUSED(ErrorKind.INVALID),
    /** It was not healthy after its installation. */
    NOT_HEALTHY(ErrorKind.EXTERNAL),
    /** The part of it on a host could not be made to work. */
    HOST_HALF_FAILED(ErrorKind.EXTERNAL),
    /** There is no such plugin. */
    NO_SUCH_PLUGIN(ErrorKind.NOT_FOUND),
    /** What it is asked does not go with its state. */
    WRONG_STATE(ErrorKind.CONFLICT),
    /** Values that do not fit the fields of its configuration. */
    CONFIGURATION_REFUSED(ErrorKind.INVALID),
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

    VireoException because(String sentence) {
        return new VireoException(this, sentence);
    }
}
