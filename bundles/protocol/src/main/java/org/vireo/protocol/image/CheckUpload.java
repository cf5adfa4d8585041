package org.vireo.protocol.image;

import java.util.Objects;
import java.util.Optional;
import org.vireo.model.ByteSize;
import org.vireo.model.TransferContent;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;
import org.vireo.protocol.vm.DiskSource;

/**
 * Inspects an image that a client has written and nobody uses, and cuts off what lies behind its end. Repeatable. Immutable.
 *
 * @param source the image, with the format it must have
 * @param content what the client has written: only what a guest may write needs no distrust
 * @param size virtual size it may have at most
 * @param sent how many bytes of it clients have sent or zeroed, each counted once; empty where that is not known
 */
@Verb(name = "storage.check-upload", reply = UploadChecked.class)
public record CheckUpload(DiskSource source, TransferContent content, ByteSize size, Optional<ByteSize> sent)
        implements HostRequest<UploadChecked> {
    /** Refuses missing values. */
    public CheckUpload {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(size, "size");
        sent = sent == null ? Optional.empty() : sent;
    }
}
