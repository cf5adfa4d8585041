package org.vireo.inventory;

import java.util.Optional;
import org.vireo.model.DiskFormat;
import org.vireo.model.ImageTransferDirection;
import org.vireo.model.ImageTransferPolicy;
import org.vireo.model.TransferContent;

/**
 * What someone wants moved. Immutable.
 *
 * @param direction which way
 * @param format what a client asked for
 * @param content what the bytes are
 * @param shallow whether only what one image itself holds is moved
 * @param policy what becomes of it when nobody goes on with it
 * @param inactivitySeconds after how many seconds that counts; 0 for never
 */
public record ImageTransferWish(
        ImageTransferDirection direction,
        Optional<DiskFormat> format,
        TransferContent content,
        boolean shallow,
        ImageTransferPolicy policy,
        int inactivitySeconds) {}
