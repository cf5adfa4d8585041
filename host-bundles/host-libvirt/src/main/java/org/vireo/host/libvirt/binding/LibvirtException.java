package org.vireo.host.libvirt.binding;

import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** libvirt refused or failed. */
public final class LibvirtException extends VireoException {
    private static final long serialVersionUID = 1L;
    private static final int NO_DOMAIN = 42;
    private static final int NO_NETWORK = 43;
    private static final int OPERATION_INVALID = 55;
    private static final int NO_METADATA = 80;

    private static final int NO_BACKUP = 104;

    private final int number;

    LibvirtException(String attempt, int number, String words) {
        super(kind(number), "cannot " + attempt + ": " + words);
        this.number = number;
    }

    private static ModelError kind(int number) {
        return switch (number) {
            case NO_DOMAIN, NO_NETWORK -> ModelError.OBJECT_NOT_FOUND;
            case OPERATION_INVALID -> ModelError.WRONG_STATE;
            default -> ModelError.HOST_FAILED;
        };
    }

    /** Whether the object asked for does not exist. */
    public boolean missing() {
        return number == NO_DOMAIN || number == NO_NETWORK || number == NO_METADATA;
    }

    /** Whether no backup goes on. */
    boolean noBackup() {
        return number == NO_BACKUP;
    }

    /** Whether the state of the object forbids it, which a repeated request may run into. */
    public boolean wrongState() {
        return number == OPERATION_INVALID;
    }
}
