package org.vireo.storage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vireo.model.ByteSize;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.image.CheckUpload;
import org.vireo.protocol.image.CloseTransfer;
import org.vireo.protocol.image.ImageDoor;
import org.vireo.protocol.image.LookAtTransfer;
import org.vireo.protocol.image.OpenTransfer;
import org.vireo.protocol.image.PrepareImageDoor;
import org.vireo.protocol.image.TransferState;
import org.vireo.protocol.image.UploadChecked;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/** Hosts that serve images, in so far as the engine sees it. Confined to one thread. */
final class PlayedImageHost implements HostLink {
    static final ByteSize SIZE = ByteSize.ofGiB(1);

    private final List<OpenTransfer> opened = new ArrayList<>();
    private boolean open;
    private boolean away;
    private boolean broken;
    private String problem = "";
    private long transferred;
    private Optional<CheckUpload> checked = Optional.empty();

    List<OpenTransfer> opened() {
        return opened;
    }

    CheckUpload checked() {
        return checked.orElseThrow();
    }

    boolean open() {
        return open;
    }

    void forgetsTheTicket() {
        open = false;
        transferred = 0;
    }

    void isAway(boolean value) {
        away = value;
    }

    void opensNothing() {
        broken = true;
    }

    void finds(String what) {
        problem = what;
    }

    void client(long bytes) {
        transferred = bytes;
    }

    @Override
    @SuppressWarnings("unchecked") // each request has its reply
    public <T extends HostReply> T call(HostId host, HostRequest<T> request, Call call) {
        if (away) {
            throw new VireoException(ModelError.HOST_UNREACHABLE, "no answer");
        }
        return (T) answer(request);
    }

    private HostReply answer(HostRequest<?> request) {
        if (request instanceof PrepareImageDoor) {
            return new ImageDoor(54_322, Optional.empty());
        }
        if (request instanceof OpenTransfer asked) {
            if (broken) {
                throw new VireoException(ModelError.HOST_FAILED, "cannot open the image");
            }
            opened.add(asked);
            open = true;
            return state();
        }
        if (request instanceof LookAtTransfer) {
            return open ? state() : TransferState.UNKNOWN;
        }
        if (request instanceof CloseTransfer) {
            var last = state();
            open = false;
            return last;
        }
        if (request instanceof CheckUpload asked) {
            checked = Optional.of(asked);
            return new UploadChecked(problem, SIZE, ByteSize.ofGiB(0));
        }
        throw new AssertionError("not expected: " + request);
    }

    private TransferState state() {
        return new TransferState(open, SIZE, new ByteSize(transferred), new ByteSize(transferred), Duration.ZERO);
    }
}
