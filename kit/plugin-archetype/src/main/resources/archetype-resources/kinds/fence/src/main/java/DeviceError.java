package ${package};

import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;

/** Ways in which devices fail. */
enum DeviceError implements ErrorCode {
    /** It did not do what it was asked, or did not answer. */
    DEVICE_FAILED;

    @Override
    public ErrorKind kind() {
        return ErrorKind.EXTERNAL;
    }
}
